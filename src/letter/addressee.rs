//! Whom a letter goes to: one for each household that gets post, with its salutation, and nothing of the other's.

use super::Recipient;
use super::words::listed;
use crate::family::rules::{gets_post, is_address};
use crate::family::{CaregiverId, Family, FamilyMember, Household, HouseholdId, Known};
use crate::finding::{Finding, FindingCode};

/// Somebody, or some people at one address, for whom a letter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// The caregivers.
    pub caregiver_ids: Vec<CaregiverId>,
    /// Their whole names.
    pub names: Vec<String>,
    /// The address, as far as it is known.
    pub address: Vec<String>,
    /// Whether the letter is meant for them unless somebody says otherwise.
    pub is_usual: bool,
    /// What is missing.
    pub findings: Vec<Finding>,
    /// Those of the family who live at a secret address that is not theirs.
    pub hidden: Vec<Hidden>,
}

/// Somebody who lives at a secret address: no part of a letter that the program writes itself names them to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The caregiver.
    pub id: CaregiverId,
    /// First name in daily use, or initials.
    pub roepnaam: String,
    /// Family name without voorvoegsel.
    pub achternaam: String,
}

impl Addressee {
    /// Whether somebody's name and address are not for them to read.
    #[must_use]
    pub fn may_not_know(&self, id: &CaregiverId) -> bool {
        self.hidden.iter().any(|hidden| hidden.id == *id)
    }

    /// "Noor de Vries en Tom Smit".
    #[must_use]
    pub fn name(&self) -> String {
        listed(&self.names)
    }

    /// "Beste Noor de Vries en Tom Smit,".
    #[must_use]
    pub fn salutation(&self) -> String {
        format!("Beste {},", self.name())
    }

    /// As the window shows them, with what a letter to them may not say.
    #[must_use]
    pub fn recipient(self, findings: Vec<Finding>) -> Recipient {
        let name = self.name();
        let findings = self.findings.into_iter().chain(findings).collect();
        Recipient { caregiver_ids: self.caregiver_ids, name, address: self.address, is_usual: self.is_usual, findings }
    }
}

/// Whom a letter about a child can go to, in the order of its family; for whom it is meant, [`is_usual`] says.
#[must_use]
pub fn addressees(family: &Family, comes: Option<&[CaregiverId]>) -> Vec<Addressee> {
    let readers: Vec<&FamilyMember> = family.members.iter().filter(|member| may_get_post(member)).collect();
    let homes = readers.iter().map(|member| member.household.as_ref().map(|home| home.id.clone()));
    let together = together(&homes.collect::<Vec<_>>());
    let of = |places: Vec<usize>| {
        let members: Vec<&FamilyMember> = places.iter().filter_map(|&place| readers.get(place).copied()).collect();
        addressee(family, &members, comes)
    };
    together.into_iter().map(of).collect()
}

fn may_get_post(member: &FamilyMember) -> bool {
    gets_post(member.link.gets_post, member.link.no_contact_order)
}

/// Whether a letter is meant for a household unless somebody says otherwise: one of it may have custody, since others are only told
/// what they ask for (BW 1:377c), and one of it `comes` to the talk that the letter is about, if it is about one.
#[must_use]
pub fn is_usual(household: &[(&CaregiverId, Known)], comes: Option<&[CaregiverId]>) -> bool {
    household.iter().any(|(_, custody)| *custody != Known::No)
        && comes.is_none_or(|comes| household.iter().any(|(id, _)| comes.contains(id)))
}

/// The places of those who live together, in the order of the first of them. Who has no household is alone.
#[must_use]
pub fn together(homes: &[Option<HouseholdId>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Option<&HouseholdId>, Vec<usize>)> = Vec::new();
    for (place, home) in homes.iter().enumerate() {
        let home = home.as_ref();
        match groups.iter_mut().find(|(there, _)| there.is_some() && *there == home) {
            Some((_, places)) => places.push(place),
            None => groups.push((home, vec![place])),
        }
    }
    groups.into_iter().map(|(_, places)| places).collect()
}

fn addressee(family: &Family, members: &[&FamilyMember], comes: Option<&[CaregiverId]>) -> Addressee {
    let names: Vec<String> = members.iter().map(|member| member.name.clone()).collect();
    let home = members.first().and_then(|member| member.household.as_ref());
    let mut findings: Vec<Finding> = members.iter().filter_map(|member| custody_finding(member)).collect();
    if !has_address(home) {
        findings.push(Finding::warning("address", FindingCode::AddressMissing).with("name", listed(&names)));
    }
    let household: Vec<_> = members.iter().map(|member| (&member.caregiver.id, member.link.custody)).collect();
    Addressee {
        caregiver_ids: members.iter().map(|member| member.caregiver.id.clone()).collect(),
        address: home.map(address).unwrap_or_default(),
        is_usual: is_usual(&household, comes),
        hidden: hidden(family, members),
        names,
        findings,
    }
}

/// Those of the family who live at a secret address that none of the readers lives at.
fn hidden(family: &Family, readers: &[&FamilyMember]) -> Vec<Hidden> {
    let lives_at = |home: &Household| readers.iter().any(|one| one.caregiver.household_id.as_ref() == Some(&home.id));
    let is_hidden =
        |member: &&FamilyMember| member.household.as_ref().is_some_and(|home| home.secret_address && !lives_at(home));
    let told = |member: &FamilyMember| Hidden {
        id: member.caregiver.id.clone(),
        roepnaam: member.caregiver.roepnaam.clone(),
        achternaam: member.caregiver.achternaam.clone(),
    };
    family.members.iter().filter(is_hidden).map(told).collect()
}

/// What is to be minded when somebody who was not asked to a talk reads of it: it is refused when one of those who `comes` wants to
/// talk apart, or lives at an address that the reader may not know.
#[must_use]
pub fn outsider(reader: &Addressee, family: &Family, comes: &[CaregiverId]) -> Option<Finding> {
    if reader.caregiver_ids.iter().any(|id| comes.contains(id)) {
        return None;
    }
    let keeps_apart = |member: &&FamilyMember| {
        comes.contains(&member.caregiver.id) && (member.link.apart_talk || reader.may_not_know(&member.caregiver.id))
    };
    let apart = family.members.iter().find(keeps_apart);
    let finding = match apart {
        Some(other) => Finding::refusal("recipients", FindingCode::NotInTalk).with("other", &other.name),
        None => Finding::warning("recipients", FindingCode::NotInTalk),
    };
    Some(finding.with("name", reader.name()))
}

/// Those caregivers of one household alone; none when they get no post, or live apart.
#[must_use]
pub fn chosen(family: &Family, ids: &[CaregiverId]) -> Option<Addressee> {
    let is_here = |whole: &Addressee| !ids.is_empty() && ids.iter().all(|id| whole.caregiver_ids.contains(id));
    addressees(family, None).iter().any(is_here).then(|| {
        let members = family.members.iter().filter(|member| ids.contains(&member.caregiver.id));
        addressee(family, &members.collect::<Vec<_>>(), None)
    })
}

fn has_address(home: Option<&Household>) -> bool {
    home.is_some_and(|home| is_address(home.street.as_deref(), home.city.as_deref()))
}

/// As an envelope has it; two spaces between postcode and town, as the post asks.
fn address(home: &Household) -> Vec<String> {
    let town = [&home.postcode, &home.city].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("  ");
    home.street.clone().into_iter().chain((!town.is_empty()).then_some(town)).collect()
}

fn custody_finding(member: &FamilyMember) -> Option<Finding> {
    let finding = Finding::hint("custody", FindingCode::NoCustody).with("name", &member.name).because("BW 1:377c");
    (member.link.custody == Known::No).then_some(finding)
}

#[cfg(test)]
mod tests;
