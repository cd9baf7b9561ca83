//! Keeps from one person's file what is another's, wherever it was typed.

use crate::family::{CaregiverId, Family};
use crate::letter::addressee::{Addressee, Hidden};
use crate::letter::paper::{Block, Paper, Sender};
use crate::letter::secrets::secrets_in;

use super::LeftOutReason;

/// A family, with who of it is kept from the one who reads.
pub(super) struct Guard {
    family: Family,
    reader: Addressee,
    secret: Vec<String>,
}

impl Guard {
    /// For the file of a child: no telephone or e-mail of a caregiver, and no address that is secret. Where it lives otherwise is its
    /// own.
    pub(super) fn of_child(family: &Family) -> Self {
        Self::new(family, None, |home| home.is_some_and(|is_secret| is_secret))
    }

    /// For the file of a caregiver: nothing of the others, but the address they share.
    pub(super) fn of_caregiver(family: &Family, id: &CaregiverId) -> Self {
        Self::new(family, Some(id), |home| home.is_some())
    }

    /// `keeps_home` says whether the address of another's home is kept from the reader, by whether it is secret; one that is shared
    /// never is.
    fn new(family: &Family, reads: Option<&CaregiverId>, keeps_home: impl Fn(Option<bool>) -> bool) -> Self {
        let mut family = family.clone();
        let home = family.members.iter().find(|member| Some(&member.caregiver.id) == reads);
        let home = home.and_then(|member| member.caregiver.household_id.clone());
        let mut hidden = Vec::new();
        let mut secret = Vec::new();
        for member in &mut family.members {
            if Some(&member.caregiver.id) == reads {
                continue;
            }
            let is_secret = member.household.as_ref().map(|home| home.secret_address);
            let is_shared = home.is_some() && member.caregiver.household_id == home;
            if is_secret == Some(true) && !is_shared {
                secret.push(member.name.clone());
            }
            if is_shared || !keeps_home(is_secret) {
                member.household = None;
            }
            hidden.push(Hidden {
                id: member.caregiver.id.clone(),
                roepnaam: member.caregiver.roepnaam.clone(),
                achternaam: member.caregiver.achternaam.clone(),
            });
        }
        Self { reader: reader(reads, hidden), family, secret }
    }

    /// Why somebody may not read this text.
    pub(super) fn tells(&self, text: &str) -> Option<LeftOutReason> {
        let found = secrets_in(&saying(text), &self.family, &self.reader);
        let name = found.first()?.values.get("name");
        let is_secret = name.is_some_and(|name| self.secret.contains(name));
        Some(if is_secret { LeftOutReason::SecretAddress } else { LeftOutReason::OfAnother })
    }
}

fn reader(reads: Option<&CaregiverId>, hidden: Vec<Hidden>) -> Addressee {
    Addressee {
        caregiver_ids: reads.into_iter().cloned().collect(),
        names: Vec::new(),
        address: Vec::new(),
        is_usual: true,
        findings: Vec::new(),
        hidden,
    }
}

fn saying(text: &str) -> Paper {
    Paper {
        title: String::new(),
        sender: Sender { name: String::new(), lines: Vec::new() },
        addressee: Vec::new(),
        place_and_date: String::new(),
        subject: String::new(),
        blocks: vec![Block::Paragraph { text: text.to_owned() }],
    }
}
