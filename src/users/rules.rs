//! What holds of users, whoever asks: what may be typed, who must stay, and when the rights are due for a look.

use chrono::{Months, NaiveDate};

use super::{User, UserId};
use crate::finding::FindingCode;
use crate::fold::fold;
use crate::rights::Role;
use crate::store::keys::Keyholder;
use crate::typed::Typed;

/// After so many months without a look, the rights are due for one.
const LOOK_AGAIN: Months = Months::new(12);

/// A user as they are kept. A name that anybody has or had is taken: the history tells people apart by it.
pub(super) fn read_user(typed: &mut Typed, user: User, names: &[Keyholder]) -> User {
    let name = typed.name("name", &user.name);
    let is_taken = |other: &Keyholder| other.id != user.id.as_ref() && fold(&other.name) == fold(&name);
    if names.iter().any(is_taken) {
        typed.refuse("name", FindingCode::NameTaken);
    }
    // A teacher sees the own groups, and who is nobody in the team has none.
    if user.role == Role::Teacher && user.staff_id.is_none() {
        typed.refuse("staff_id", FindingCode::Required);
    }
    User { name, ..user }
}

/// The only director left who can open the store, if there is but one.
#[must_use]
pub fn last_director<'u>(users: &'u [User], holders: &[Keyholder]) -> Option<&'u UserId> {
    let can_open = |user: &&User| {
        let holds_key = holders.iter().any(|holder| holder.id == user.id.as_ref());
        user.role == Role::Director && user.ended_on.is_none() && holds_key
    };
    let mut directors = users.iter().filter(can_open);
    let first = directors.next()?;
    directors.next().is_none().then_some(&first.id)
}

/// Since when somebody's rights have not been looked at, when that is a year or longer.
#[must_use]
pub fn unconfirmed_since(users: &[User], today: NaiveDate) -> Option<NaiveDate> {
    let longest = users.iter().filter(|user| user.ended_on.is_none()).map(|user| user.confirmed_on).min()?;
    let due_on = longest.checked_add_months(LOOK_AGAIN)?;
    (due_on <= today).then_some(longest)
}

/// By role and name, and those who ended last.
pub(super) fn sort(users: &mut [User]) {
    let role = |user: &User| Role::ALL.iter().position(|role| *role == user.role);
    users.sort_by_cached_key(|user| (user.ended_on.is_some(), role(user), fold(&user.name)));
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a date that cannot be is a failed test")]
mod tests {
    use super::*;
    use crate::school::StaffId;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn user(id: &str, role: Role) -> User {
        User {
            id: UserId::from(id.to_owned()),
            version: 1,
            name: id.into(),
            role,
            staff_id: None,
            confirmed_on: day(2026, 1, 10),
            ended_on: None,
        }
    }

    fn holders(ids: &[&str]) -> Vec<Keyholder> {
        ids.iter().map(|id| Keyholder { id: (*id).into(), name: (*id).into() }).collect()
    }

    fn problems(user: User, others: &[User]) -> Vec<(String, FindingCode)> {
        let mut typed = Typed::default();
        let named = |user: &User| Keyholder { id: user.id.to_string(), name: user.name.clone() };
        read_user(&mut typed, user, &others.iter().map(named).collect::<Vec<_>>());
        match typed.accept() {
            Err(crate::Error::Invalid { findings }) => {
                findings.into_iter().map(|finding| (finding.field, finding.code)).collect()
            }
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_name_must_be_there_and_nobody_elses_whatever_the_accents() {
        let others =
            [User { ended_on: Some(day(2026, 2, 1)), name: "Çağla Öz".into(), ..user("oud", Role::Office) }];
        let named = |name: &str| User { name: name.into(), ..user("nieuw", Role::Office) };
        assert_eq!(problems(named("  "), &others), [("name".into(), FindingCode::Required)]);
        assert_eq!(problems(named("cagla  oz"), &others), [("name".into(), FindingCode::NameTaken)]);
        assert_eq!(problems(named(&"x".repeat(400)), &others), [("name".into(), FindingCode::TooLong)]);
        assert_eq!(problems(named("Piet 🎉"), &others), [("name".into(), FindingCode::NotAName)]);
        assert_eq!(problems(named("Cagla Özer"), &others), []);
        assert_eq!(problems(others[0].clone(), &others), [], "one's own name is not taken");
    }

    #[test]
    fn a_teacher_is_somebody_in_the_team() {
        let alone = user("sanne", Role::Teacher);
        assert_eq!(problems(alone.clone(), &[]), [("staff_id".into(), FindingCode::Required)]);
        assert_eq!(problems(User { staff_id: Some(StaffId::new()), ..alone }, &[]), []);
        assert_eq!(problems(user("truus", Role::Office), &[]), []);
    }

    #[test]
    fn only_a_director_who_holds_a_key_counts_as_one_that_is_left() {
        let mut users = vec![user("anja", Role::Director), user("truus", Role::Office), user("jan", Role::Director)];
        let all = holders(&["anja", "truus", "jan"]);
        assert_eq!(last_director(&users, &all), None);
        assert_eq!(last_director(&users, &holders(&["anja", "truus"])), Some(&users[0].id), "Jan has no key yet");
        users[2].ended_on = Some(day(2026, 5, 1));
        assert_eq!(last_director(&users, &all), Some(&users[0].id));
        users[0].role = Role::Reader;
        assert_eq!(last_director(&users, &all), None, "there is none");
    }

    #[test]
    fn rights_are_due_for_a_look_a_year_after_the_last_one() {
        let mut users = vec![user("anja", Role::Director), user("truus", Role::Office)];
        users[1].confirmed_on = day(2026, 3, 1);
        assert_eq!(unconfirmed_since(&users, day(2027, 1, 9)), None);
        assert_eq!(unconfirmed_since(&users, day(2027, 1, 10)), Some(day(2026, 1, 10)));
        users[0].ended_on = Some(day(2026, 6, 1));
        assert_eq!(unconfirmed_since(&users, day(2027, 1, 10)), None, "who ended needs no look");
        assert_eq!(unconfirmed_since(&[], day(2027, 1, 10)), None);
        users[1].confirmed_on = day(2024, 2, 29);
        assert_eq!(unconfirmed_since(&users, day(2025, 2, 27)), None);
        assert_eq!(unconfirmed_since(&users, day(2025, 2, 28)), Some(day(2024, 2, 29)));
    }

    #[test]
    fn the_list_goes_by_role_then_name_and_those_who_ended_come_last() {
        let mut users = vec![user("Zoë", Role::Office), user("émile", Role::Office), user("Bo", Role::Director)];
        users.push(User { ended_on: Some(day(2026, 5, 1)), ..user("Aad", Role::Director) });
        users.push(user("Ada", Role::Reader));
        sort(&mut users);
        let names: Vec<_> = users.iter().map(|user| user.name.as_str()).collect();
        assert_eq!(names, ["Bo", "émile", "Zoë", "Ada", "Aad"]);
    }
}
