//! What the demo writes, gathered in memory first: rows in the order of their references, in as few changes as look believable.

use chrono::{DateTime, NaiveDate, Utc};

use super::family::Family;
use crate::Result;
use crate::family::{Caregiver, Child, Household, Link, Placement};
use crate::intake::{
    Agreement, Application, ChildStart, Interview, InterviewNote, Objection, Protocol, Section, SeenDocument,
    Signature, Topic, TopicPreparation,
};
use crate::privacy::Hold;
use crate::rights::Role;
use crate::school::{ClosedPeriod, Group, School, SchoolYear, StaffMember, Teaching};
use crate::store::{Actor, Record, Store, Tx, What};
use crate::users::User;
use crate::wenochtend::Morning;

/// One change in the history: who did what, when, and the rows it wrote.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    pub(super) at: DateTime<Utc>,
    pub(super) by: String,
    pub(super) key: &'static str,
    pub(super) subject: String,
    pub(super) rows: Rows,
}

/// Rows of every kind that the demo fills, and those that a later deed changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) schools: Vec<School>,
    pub(super) staff: Vec<StaffMember>,
    pub(super) users: Vec<User>,
    pub(super) years: Vec<SchoolYear>,
    pub(super) periods: Vec<ClosedPeriod>,
    pub(super) groups: Vec<Group>,
    pub(super) teachings: Vec<Teaching>,
    pub(super) protocols: Vec<Protocol>,
    pub(super) sections: Vec<Section>,
    pub(super) topics: Vec<Topic>,
    pub(super) households: Vec<Household>,
    pub(super) caregivers: Vec<Caregiver>,
    pub(super) children: Vec<Child>,
    pub(super) links: Vec<Link>,
    pub(super) placements: Vec<Placement>,
    pub(super) applications: Vec<Application>,
    pub(super) signatures: Vec<Signature>,
    pub(super) documents: Vec<SeenDocument>,
    pub(super) objections: Vec<Objection>,
    pub(super) preparations: Vec<TopicPreparation>,
    pub(super) interviews: Vec<Interview>,
    pub(super) notes: Vec<InterviewNote>,
    pub(super) agreements: Vec<Agreement>,
    pub(super) holds: Vec<Hold>,
    pub(super) mornings: Vec<Morning>,
    pub(super) starts: Vec<ChildStart>,
    pub(super) changed_applications: Vec<Application>,
    pub(super) changed_interviews: Vec<Interview>,
    pub(super) changed_mornings: Vec<Morning>,
    pub(super) changed_starts: Vec<ChildStart>,
}

impl Deed {
    /// Writes it as one change.
    pub(super) async fn write(&self, store: &Store) -> Result<()> {
        let actor = Actor { name: self.by.clone(), at: self.at, role: Role::Director };
        let what = What::new(self.key, self.subject.clone());
        let rows = &self.rows;
        store.change(&actor, what, |tx| Box::pin(rows.write(tx))).await?;
        Ok(())
    }
}

impl Rows {
    /// The rows of a family, the first time one of its children is written.
    pub(super) fn add_family(&mut self, family: &mut Family) {
        if !family.is_written {
            self.households.extend(family.households.iter().cloned());
            self.caregivers.extend(family.members.iter().map(|member| member.caregiver.clone()));
            family.is_written = true;
        }
    }

    /// A child with what everyone in its family is to it; `seen` says when proof of custody was shown, and to whom.
    pub(super) fn add_child(&mut self, family: &Family, child: Child, seen: Option<(NaiveDate, &str)>) {
        self.links.extend(family.links(&child.id, seen));
        self.children.push(child);
    }

    async fn write(&self, tx: &mut Tx<'_>) -> Result<()> {
        insert(tx, &self.schools).await?;
        insert(tx, &self.staff).await?;
        insert(tx, &self.users).await?;
        insert(tx, &self.years).await?;
        insert(tx, &self.periods).await?;
        insert(tx, &self.groups).await?;
        insert(tx, &self.teachings).await?;
        insert(tx, &self.protocols).await?;
        insert(tx, &self.sections).await?;
        insert(tx, &self.topics).await?;
        insert(tx, &self.households).await?;
        insert(tx, &self.caregivers).await?;
        insert(tx, &self.children).await?;
        insert(tx, &self.links).await?;
        insert(tx, &self.placements).await?;
        insert(tx, &self.applications).await?;
        insert(tx, &self.signatures).await?;
        insert(tx, &self.documents).await?;
        insert(tx, &self.objections).await?;
        insert(tx, &self.preparations).await?;
        insert(tx, &self.interviews).await?;
        insert(tx, &self.notes).await?;
        insert(tx, &self.agreements).await?;
        insert(tx, &self.holds).await?;
        insert(tx, &self.mornings).await?;
        insert(tx, &self.starts).await?;
        update(tx, &self.changed_applications).await?;
        update(tx, &self.changed_interviews).await?;
        update(tx, &self.changed_mornings).await?;
        update(tx, &self.changed_starts).await
    }
}

async fn insert<R: Record>(tx: &mut Tx<'_>, records: &[R]) -> Result<()> {
    for record in records {
        tx.insert(record).await?;
    }
    Ok(())
}

async fn update<R: Record>(tx: &mut Tx<'_>, records: &[R]) -> Result<()> {
    for record in records {
        tx.update(record).await?;
    }
    Ok(())
}
