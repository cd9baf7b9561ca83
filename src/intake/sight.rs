//! Which children somebody sees: everyone, or for a teacher those of the own groups, this year and later, and
//! those who come to get used to them.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::ApplicationId;
use super::store as sql;
use crate::family::{ChildId, Family, brief};
use crate::rights::Role;
use crate::school::StaffId;
use crate::school::brief::{groups_of_teacher, names_of_teacher};
use crate::school::rules::school_year_start;
use crate::store::Db;
use crate::{Error, Result, wenochtend};

/// Which children somebody sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// All of them.
    Everyone,
    /// Only these.
    Only {
        /// The children.
        children: HashSet<ChildId>,
        /// Their aanmeldingen, by which talks and agreements are known.
        applications: HashSet<ApplicationId>,
    },
}

impl Sight {
    /// What a user with this role sees. A teacher sees the children who are in one of the own groups today or later this year or next,
    /// those who are expected there, and those who come this year to get used to it; without a place in the team none.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(db: &mut Db, role: Role, staff_id: Option<&StaffId>, today: NaiveDate) -> Result<Self> {
        if role.sees_everyone() {
            return Ok(Self::Everyone);
        }
        let year = school_year_start(today);
        let (groups, names) = match staff_id {
            Some(staff_id) => {
                (groups_of_teacher(db, staff_id, year).await?, names_of_teacher(db, staff_id, year).await?)
            }
            None => (Vec::new(), Vec::new()),
        };
        let mut children = brief::placed_in(db, &groups, today).await?;
        children.extend(sql::expected_in(db, &groups).await?);
        children.extend(wenochtend::brief::received_in(db, &names, year).await?);
        let applications = sql::applications_of(db, &children).await?;
        Ok(Self::Only { children, applications })
    }

    /// Whether this child is seen.
    #[must_use]
    pub fn sees(&self, child: &ChildId) -> bool {
        match self {
            Self::Everyone => true,
            Self::Only { children, .. } => children.contains(child),
        }
    }

    /// Whether this aanmelding is seen.
    #[must_use]
    pub fn sees_application(&self, application: &ApplicationId) -> bool {
        match self {
            Self::Everyone => true,
            Self::Only { applications, .. } => applications.contains(application),
        }
    }

    /// A family without the brothers and sisters that are not seen.
    #[must_use]
    pub fn family(&self, mut family: Family) -> Family {
        family.siblings.retain(|sibling| self.sees(&sibling.child_id));
        family
    }

    /// Refuses a child that is not seen.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn refuse_unseen(&self, child: &ChildId) -> Result<()> {
        if self.sees(child) { Ok(()) } else { Err(Error::NotAllowed) }
    }

    /// Refuses an aanmelding that is not seen.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn refuse_unseen_application(&self, application: &ApplicationId) -> Result<()> {
        if self.sees_application(application) { Ok(()) } else { Err(Error::NotAllowed) }
    }
}
