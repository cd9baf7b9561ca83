//! What ids are called, for who reads.

use std::collections::HashMap;

use crate::Result;
use crate::family::Family;
use crate::intake;
use crate::school;
use crate::store::Db;

/// Names by id.
pub(super) struct Names(HashMap<String, String>);

impl Names {
    /// Of these families, and of the school's staff, groups and topics.
    pub(super) async fn gather(db: &mut Db, families: &[&Family]) -> Result<Self> {
        let mut names = intake::owned::topic_titles(db).await?;
        names.extend(school::store::staff_names(db).await?.into_iter().map(|(id, name)| (id.to_string(), name)));
        names.extend(school::brief::all_group_names(db).await?);
        for family in families {
            let child = &family.child.id;
            names.insert(child.to_string(), family.name.clone());
            let members = family.members.iter().map(|member| (member.caregiver.id.to_string(), member.name.clone()));
            names.extend(members);
            let owned = intake::owned::of_children(db, std::slice::from_ref(child)).await?;
            names.extend(owned.application_ids().into_iter().map(|id| (id.to_string(), family.name.clone())));
        }
        Ok(Self(names))
    }

    /// What this id is called.
    pub(super) fn of(&self, id: &str) -> Option<String> {
        self.0.get(id).cloned()
    }
}
