//! What Vandaag says about the safety of the data.

use driehoek::keeping::notices::{self, SafetyNotice};
use driehoek::{Result, clock};

use super::{Desk, read};

impl Desk {
    /// What asks for a deed of whoever sits here. A backup that is open beside the store is no place to look for it.
    ///
    /// # Errors
    /// `Locked`, or the database's.
    pub async fn safety_notices(&self) -> Result<Vec<SafetyNotice>> {
        let open = self.open()?;
        if open.backup_of.is_some() {
            return Ok(Vec::new());
        }
        let db = &mut *open.store.read().await?;
        let is_demo = read(&self.demo).is_some();
        let now = clock::now();
        let around = if is_demo { None } else { Some(notices::around(db, self.store_folder(), now).await?) };
        notices::notices(db, open.user.role, around, clock::today(), now).await
    }
}
