//! Whom a letter goes to: one for each household that gets post, with its salutation, and nothing of the other's.

use super::Recipient;
use super::words::listed;
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
}

impl Addressee {
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

/// Whom a letter about a child can go to, in the order of its family. A letter about a talk is usually meant for the households of
/// which somebody `comes` to it; any other one is meant for all.
#[must_use]
pub fn addressees(family: &Family, comes: Option<&[CaregiverId]>) -> Vec<Addressee> {
    let readers: Vec<&FamilyMember> = family.members.iter().filter(|member| gets_post(member)).collect();
    let homes = readers.iter().map(|member| member.household.as_ref().map(|home| home.id.clone()));
    let together = together(&homes.collect::<Vec<_>>());
    let of = |places: Vec<usize>| {
        let members: Vec<&FamilyMember> = places.iter().filter_map(|&place| readers.get(place).copied()).collect();
        addressee(&members, comes)
    };
    together.into_iter().map(of).collect()
}

/// A caregiver whom a judge forbade contact gets nothing, whatever else was entered.
fn gets_post(member: &FamilyMember) -> bool {
    member.link.gets_post && !member.link.no_contact_order
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

fn addressee(members: &[&FamilyMember], comes: Option<&[CaregiverId]>) -> Addressee {
    let names: Vec<String> = members.iter().map(|member| member.name.clone()).collect();
    let home = members.first().and_then(|member| member.household.as_ref());
    let mut findings: Vec<Finding> = members.iter().filter_map(|member| custody_finding(member)).collect();
    if !has_address(home) {
        findings.push(Finding::warning("address", FindingCode::AddressMissing).with("name", listed(&names)));
    }
    let caregiver_ids: Vec<CaregiverId> = members.iter().map(|member| member.caregiver.id.clone()).collect();
    let is_usual = comes.is_none_or(|comes| caregiver_ids.iter().any(|id| comes.contains(id)));
    Addressee { address: home.map(address).unwrap_or_default(), caregiver_ids, names, is_usual, findings }
}

/// Those caregivers of one household alone; none when they get no post, or live apart.
#[must_use]
pub fn chosen(family: &Family, ids: &[CaregiverId]) -> Option<Addressee> {
    let is_here = |whole: &Addressee| !ids.is_empty() && ids.iter().all(|id| whole.caregiver_ids.contains(id));
    addressees(family, None).iter().any(is_here).then(|| {
        let members = family.members.iter().filter(|member| ids.contains(&member.caregiver.id));
        addressee(&members.collect::<Vec<_>>(), None)
    })
}

/// Post can only go where street and town are known.
fn has_address(home: Option<&Household>) -> bool {
    home.is_some_and(|home| home.street.is_some() && home.city.is_some())
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
