//! Some letters of the aanmeldingen under way, made as the office makes them.

use chrono::{DateTime, NaiveDate, Utc};

use super::school::office;
use crate::Result;
use crate::finding::{Finding, Severity};
use crate::letter::{LetterKind, LetterOrder, make};
use crate::rights::Role;
use crate::store::{Actor, Store};

/// How many of each letter.
const LETTERS: [(LetterKind, usize); 3] =
    [(LetterKind::Confirmation, 6), (LetterKind::Invitation, 3), (LetterKind::Report, 1)];

/// Makes them.
pub(super) async fn write(store: &Store, today: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    let actor = Actor { name: office(), at: now, role: Role::Director };
    for (kind, count) in LETTERS {
        let lines = make::batch(&mut *store.read().await?, kind, today).await?;
        for line in lines.into_iter().filter(|line| is_fine(&line.findings)).take(count) {
            let order = LetterOrder { application_id: line.application_id, kind, interview_id: None };
            write_one(store, &actor, &order, today).await?;
        }
    }
    Ok(())
}

async fn write_one(store: &Store, actor: &Actor, order: &LetterOrder, today: NaiveDate) -> Result<()> {
    let plan = make::plan(&mut *store.read().await?, order, today).await?;
    let usual = plan.recipients.into_iter().filter(|recipient| recipient.is_usual && is_fine(&recipient.findings));
    let recipients: Vec<_> = usual.map(|recipient| recipient.caregiver_ids).collect();
    if is_fine(&plan.findings) && !recipients.is_empty() {
        make::make(store, actor, order, &recipients, today).await?;
    }
    Ok(())
}

fn is_fine(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Refusal)
}
