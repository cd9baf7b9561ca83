//! People: who comes in, who is added, changed and ended, and what their keys do meanwhile.

#![allow(clippy::unwrap_used, reason = "a step that fails is a failed test")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use driehoek::rights::Role;
use driehoek::school::setup::first_school;
use driehoek::store::history::{Days, page};
use driehoek::store::keys::{Cost, KeyFile, Locksmith, RecoveryCode};
use driehoek::store::setup::{NewStore, create};
use driehoek::store::{Actor, HistoryLine, HistoryQuery, Store, place};
use driehoek::users::enter::{Entered, recover, remembered, unlock};
use driehoek::users::{NewUser, User, deeds, list, passphrase, setup};
use driehoek::{Error, FindingCode, Result, demo};
use support::{ANJA, PASSPHRASE, actor, both, now, person, recovery, today};

const TRUUS_SAYS: &str = "vier fietsen onder een afdak";
const JAN_SAYS: &str = "acht lammetjes in de wei";

/// A school with its director at an open desk.
struct School {
    folder: tempfile::TempDir,
    code: RecoveryCode,
    store: Store,
    locksmith: Locksmith,
    anja: User,
}

async fn school() -> School {
    let folder = tempfile::tempdir().unwrap();
    let code = RecoveryCode::generate().unwrap();
    let director = person(ANJA, "Anja Peters");
    let new = NewStore { person: &director, passphrase: PASSPHRASE, recovery_code: &code, cost: Cost::CHEAP };
    let furnish = async |store: Store| {
        let anja = actor("Anja Peters");
        first_school(&store, &anja, "KC De Sprong", today()).await?;
        setup::first_user(&store, &anja, &director, today()).await.map(drop)
    };
    create(folder.path(), &new, now(), furnish).await.unwrap().store.close().await;
    let Entered { store, key, user } = unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap();
    let locksmith = Locksmith { folder: folder.path().into(), key, cost: Cost::CHEAP };
    School { folder, code, store, locksmith, anja: user }
}

impl School {
    fn folder(&self) -> PathBuf {
        self.folder.path().into()
    }

    fn actor(&self) -> Actor {
        actor("Anja Peters")
    }

    async fn add(&self, name: &str, role: Role, passphrase: &str) -> Result<User> {
        let draft = NewUser { name: name.into(), role, staff_id: None, passphrase: passphrase.into() };
        Ok(deeds::add(&self.store, &self.actor(), &self.locksmith, draft, today()).await?.value)
    }

    async fn save(&self, user: User) -> Result<User> {
        Ok(deeds::save(&self.store, &self.actor(), &self.locksmith, user).await?.value)
    }

    async fn end(&self, user: &User) -> Result<User> {
        Ok(deeds::end(&self.store, &self.actor(), &self.locksmith, user, today()).await?.value)
    }

    async fn users(&self) -> Vec<User> {
        driehoek::users::store::users(&mut self.store.read().await.unwrap()).await.unwrap()
    }

    fn holders(&self) -> Vec<String> {
        KeyFile::load(self.folder.path()).unwrap().people().into_iter().map(|person| person.name).collect()
    }

    async fn history(&self) -> Vec<HistoryLine> {
        let query = HistoryQuery { limit: 100, ..HistoryQuery::default() };
        page(&mut self.store.read().await.unwrap(), &query, Days::default()).await.unwrap().rows
    }

    async fn deeds(&self) -> Vec<(String, String)> {
        let lines = self.history().await;
        lines.into_iter().map(|line| (line.deed, line.subject)).collect()
    }
}

async fn comes_in(folder: &Path, id: &str, passphrase: &str, at: DateTime<Utc>) -> Result<User> {
    let entered = unlock(folder, id, passphrase, at).await?;
    entered.store.close().await;
    Ok(entered.user)
}

fn later(seconds: i64) -> DateTime<Utc> {
    now() + TimeDelta::seconds(seconds)
}

fn codes(outcome: Result<User>) -> Vec<(String, FindingCode)> {
    match outcome {
        Err(Error::Invalid { findings }) => findings.into_iter().map(|one| (one.field, one.code)).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn who_sets_the_school_up_is_its_director_and_undo_does_not_take_that_back() {
    let school = school().await;
    assert_eq!((school.anja.name.as_str(), school.anja.role), ("Anja Peters", Role::Director));
    let page = list(&mut school.store.read().await.unwrap(), &school.anja.id, &[], today()).await.unwrap();
    assert_eq!(page.users[0].staff_name.as_deref(), Some("Anja Peters"), "and the director in the team");
    assert_eq!(school.store.undo(&school.actor()).await.map(drop), Err(Error::NothingToUndo));
}

#[tokio::test]
async fn somebody_who_is_added_comes_in_with_the_passphrase_they_typed_and_in_their_role() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let came = comes_in(&school.folder(), truus.id.as_ref(), TRUUS_SAYS, now()).await.unwrap();
    assert_eq!((came.name.as_str(), came.role), ("Truus Ermers", Role::Office));
    let wrong = comes_in(&school.folder(), truus.id.as_ref(), PASSPHRASE, now()).await;
    assert_eq!(wrong, Err(Error::WrongPassphrase), "Anja's passphrase is Anja's");
    assert_eq!(school.store.undo(&school.actor()).await.map(drop), Err(Error::NothingToUndo));
}

#[tokio::test]
async fn a_name_that_is_empty_or_taken_and_a_weak_passphrase_add_nobody() {
    let school = school().await;
    let name = |code| vec![("name".to_owned(), code)];
    assert_eq!(codes(school.add(" ", Role::Office, TRUUS_SAYS).await), name(FindingCode::Required));
    assert_eq!(codes(school.add("anja  péters", Role::Office, TRUUS_SAYS).await), name(FindingCode::NameTaken));
    assert_eq!(codes(school.add(&"x".repeat(500), Role::Office, TRUUS_SAYS).await), name(FindingCode::TooLong));
    let without_team = codes(school.add("Sanne", Role::Teacher, TRUUS_SAYS).await);
    assert_eq!(without_team, [("staff_id".to_owned(), FindingCode::Required)]);
    assert_eq!(school.add("Truus", Role::Office, "geheim").await, Err(Error::WeakPassphrase));
    assert_eq!((school.users().await.len(), school.holders()), (1, vec!["Anja Peters".to_owned()]));
}

#[tokio::test]
async fn who_is_not_the_director_changes_no_user_and_no_key() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let by_truus = Actor { name: truus.name.clone(), at: now(), role: Role::Office };
    let keys = fs::read(place::key_file(school.folder.path())).unwrap();
    let (store, locksmith) = (&school.store, &school.locksmith);
    let draft = NewUser { name: "Jan".into(), role: Role::Director, staff_id: None, passphrase: JAN_SAYS.into() };
    let no = Error::NotAllowed;
    assert_eq!(deeds::add(store, &by_truus, locksmith, draft, today()).await.map(drop), Err(no.clone()));
    let director = User { role: Role::Director, ..truus.clone() };
    assert_eq!(deeds::save(store, &by_truus, locksmith, director).await.map(drop), Err(no.clone()));
    assert_eq!(deeds::end(store, &by_truus, locksmith, &school.anja, today()).await.map(drop), Err(no.clone()));
    assert_eq!(deeds::confirm(store, &by_truus, today()).await.map(drop), Err(no.clone()));
    assert_eq!(deeds::set_passphrase(store, &by_truus, locksmith, &school.anja.id, JAN_SAYS).await, Err(no.clone()));
    let code = RecoveryCode::generate().unwrap();
    assert_eq!(deeds::set_recovery_code(store, &by_truus, locksmith, code).await, Err(no));
    assert!(fs::read(place::key_file(school.folder.path())).unwrap() == keys);
    assert_eq!(school.users().await.iter().filter(|user| user.role == Role::Director).count(), 1);
}

#[tokio::test]
async fn another_name_is_the_name_at_the_door_too() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let married = User { name: "Truus de Wit".into(), role: Role::Reader, ended_on: Some(today()), ..truus.clone() };
    let saved = school.save(married).await.unwrap();
    assert_eq!((saved.role, saved.ended_on), (Role::Reader, None), "saving ends nobody");
    assert_eq!(school.holders(), ["Anja Peters", "Truus de Wit"]);
    assert!(matches!(school.save(truus).await, Err(Error::Conflict { .. })), "an older copy is no longer written");
}

#[tokio::test]
async fn a_name_that_stayed_behind_in_the_key_file_is_put_right_at_the_next_opening() {
    let school = school().await;
    let mut keys = KeyFile::load(school.folder.path()).unwrap();
    keys.rename(&[person(ANJA, "Anja Vroeger")]);
    keys.save(school.folder.path()).unwrap();
    comes_in(&school.folder(), ANJA, PASSPHRASE, now()).await.unwrap();
    assert_eq!(school.holders(), ["Anja Peters"]);
}

#[tokio::test]
async fn who_was_ended_opens_nothing_not_even_with_the_key_file_of_before() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let id = truus.id.to_string();
    let keys_of_before = fs::read(place::key_file(school.folder.path())).unwrap();
    let ended = school.end(&truus).await.unwrap();
    assert_eq!(ended.ended_on, Some(today()));
    assert_eq!(school.holders(), ["Anja Peters"]);
    let folder = school.folder();
    assert_eq!(comes_in(&folder, &id, TRUUS_SAYS, now()).await, Err(Error::WrongPassphrase));
    let kept = remembered(&folder, &id, school.locksmith.key.clone(), now()).await.map(|entered| entered.user);
    assert_eq!(kept, Err(Error::UserEnded), "nor does a computer that remembers");
    fs::write(place::key_file(&folder), keys_of_before).unwrap();
    assert_eq!(comes_in(&folder, &id, TRUUS_SAYS, now()).await, Err(Error::UserEnded));
    assert_eq!(school.save(ended.clone()).await, Err(Error::UserEnded), "and comes back as somebody new only");
    assert_eq!(codes(school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await)[0].1, FindingCode::NameTaken);
    let back = deeds::set_passphrase(&school.store, &school.actor(), &school.locksmith, &ended.id, TRUUS_SAYS).await;
    assert_eq!(back, Err(Error::UserEnded));
}

#[tokio::test]
async fn the_last_director_stays_one_and_keeps_the_key() {
    let school = school().await;
    assert_eq!(school.end(&school.anja).await, Err(Error::LastDirector));
    let reader = User { role: Role::Reader, ..school.anja.clone() };
    assert_eq!(school.save(reader.clone()).await, Err(Error::LastDirector));
    let jan = school.add("Jan Smits", Role::Director, JAN_SAYS).await.unwrap();
    // A program that ended between row and key: Jan cannot open anything yet.
    let mut keys = KeyFile::load(school.folder.path()).unwrap();
    keys.take(jan.id.as_ref());
    keys.save(school.folder.path()).unwrap();
    assert_eq!(school.end(&school.anja).await, Err(Error::LastDirector), "Jan holds no key");
    comes_in(&school.folder(), ANJA, PASSPHRASE, now()).await.unwrap();
    deeds::set_passphrase(&school.store, &school.actor(), &school.locksmith, &jan.id, JAN_SAYS).await.unwrap();
    assert_eq!(school.save(reader).await.unwrap().role, Role::Reader);
    assert_eq!(school.end(&jan).await, Err(Error::LastDirector), "now Jan is the last");
    comes_in(&school.folder(), jan.id.as_ref(), JAN_SAYS, now()).await.unwrap();
}

#[tokio::test]
async fn two_directors_who_end_each_other_at_once_leave_one_who_comes_in() {
    for _ in 0..10 {
        let school = school().await;
        let jan = school.add("Jan Smits", Role::Director, JAN_SAYS).await.unwrap();
        let (one, other) = tokio::join!(school.end(&jan), school.end(&school.anja));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        let left = if one.is_ok() { (ANJA, PASSPHRASE) } else { (jan.id.as_ref(), JAN_SAYS) };
        comes_in(&school.folder(), left.0, left.1, now()).await.unwrap();
        assert_eq!(school.holders().len(), 1, "who was ended holds no key");
    }
}

#[tokio::test]
async fn a_name_that_somebody_had_before_goes_to_nobody_else() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let married = school.save(User { name: "Truus Bos".into(), ..truus }).await.unwrap();
    let outcome = school.add("truus ermers", Role::Office, JAN_SAYS).await;
    assert_eq!(codes(outcome), [("name".into(), FindingCode::NameTaken)], "the history would take them for one");
    school.save(User { name: "Truus Ermers".into(), ..married }).await.unwrap();
}

#[tokio::test]
async fn ending_that_is_refused_gives_the_key_back() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let older = User { version: truus.version + 4, ..truus.clone() };
    assert!(matches!(school.end(&older).await, Err(Error::Conflict { .. })));
    comes_in(&school.folder(), truus.id.as_ref(), TRUUS_SAYS, now()).await.unwrap();
}

#[tokio::test]
async fn a_forgotten_passphrase_is_replaced_by_the_director_and_ones_own_by_oneself() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let (store, locksmith, folder) = (&school.store, &school.locksmith, school.folder());
    deeds::set_passphrase(store, &school.actor(), locksmith, &truus.id, JAN_SAYS).await.unwrap();
    let id = truus.id.as_ref();
    assert_eq!(comes_in(&folder, id, TRUUS_SAYS, now()).await, Err(Error::WrongPassphrase));
    comes_in(&folder, id, JAN_SAYS, now()).await.unwrap();

    let by_truus = Actor { name: truus.name.clone(), at: now(), role: truus.role };
    let change = async |old, fresh| passphrase::change(store, &by_truus, locksmith, &truus, (old, fresh)).await;
    assert_eq!(change(JAN_SAYS, "kort").await, Err(Error::WeakPassphrase));
    assert_eq!(change(PASSPHRASE, TRUUS_SAYS).await, Err(Error::WrongPassphrase));
    change(JAN_SAYS, TRUUS_SAYS).await.unwrap();
    comes_in(&folder, id, TRUUS_SAYS, now()).await.unwrap();
    assert_eq!(comes_in(&folder, id, JAN_SAYS, now()).await, Err(Error::WrongPassphrase));
    let deeds = school.deeds().await;
    for deed in ["user.passphrase", "desk.passphrase", "desk.wrong_passphrase"] {
        assert!(deeds.contains(&(deed.into(), "Truus Ermers".into())), "{deed} is in {deeds:?}");
    }
}

#[tokio::test]
async fn guessing_ones_old_passphrase_at_an_open_desk_makes_one_wait_too() {
    let school = school().await;
    let change = async |at| {
        let anja = Actor { at, ..school.actor() };
        passphrase::change(&school.store, &anja, &school.locksmith, &school.anja, (TRUUS_SAYS, JAN_SAYS)).await
    };
    for _ in 0..3 {
        assert_eq!(change(now()).await, Err(Error::WrongPassphrase));
    }
    assert_eq!(change(now()).await, Err(Error::Wait { seconds: 1 }));
}

#[tokio::test]
async fn guessing_many_at_once_is_no_faster_than_one_by_one() {
    let school = school().await;
    let anja = school.actor();
    let guess = || passphrase::change(&school.store, &anja, &school.locksmith, &school.anja, (TRUUS_SAYS, JAN_SAYS));
    let (a, b, c, d, e) = tokio::join!(guess(), guess(), guess(), guess(), guess());
    let tried = [a, b, c, d, e].into_iter().filter(|outcome| *outcome == Err(Error::WrongPassphrase)).count();
    assert_eq!(tried, 3, "the others wait");
}

#[tokio::test]
async fn wrong_passphrases_make_one_wait_and_are_in_the_history_once_somebody_came_in() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let (folder, id) = (school.folder(), truus.id.as_ref());
    for second in 0..3 {
        let wrong = comes_in(&folder, id, "nog een keer geraden", later(second)).await;
        assert_eq!(wrong, Err(Error::WrongPassphrase), "the {second}th");
    }
    let waits = comes_in(&folder, ANJA, PASSPHRASE, later(2)).await;
    assert_eq!(waits, Err(Error::Wait { seconds: 1 }), "also whoever has the right one");
    assert_eq!(comes_in(&folder, id, "nog een keer geraden", later(3)).await, Err(Error::WrongPassphrase));
    assert_eq!(comes_in(&folder, ANJA, PASSPHRASE, later(4)).await, Err(Error::Wait { seconds: 1 }));
    comes_in(&folder, ANJA, PASSPHRASE, later(5)).await.unwrap();
    comes_in(&folder, ANJA, PASSPHRASE, later(5)).await.unwrap();
    let history = school.history().await;
    let wrong: Vec<_> = history.iter().filter(|line| line.deed == "desk.wrong_passphrase").collect();
    assert_eq!(wrong.len(), 4, "each once");
    assert!(wrong.iter().all(|line| line.subject == "Truus Ermers" && !line.undoable));
    assert!(wrong[3].at < wrong[0].at, "each with its own moment");
    assert!(!folder.join("driehoek.pogingen").exists());
}

#[tokio::test]
async fn the_attempts_file_names_nobody() {
    let school = school().await;
    comes_in(&school.folder(), ANJA, TRUUS_SAYS, now()).await.unwrap_err();
    let text = fs::read_to_string(school.folder.path().join("driehoek.pogingen")).unwrap();
    assert!(text.contains(ANJA) && !text.contains("Peters") && !text.contains(TRUUS_SAYS), "{text}");
}

#[tokio::test]
async fn the_code_on_paper_gives_a_new_passphrase_and_says_so() {
    let school = school().await;
    let printed = school.code.groups().join("-");
    let folder = school.folder();
    for _ in 0..2 {
        let entered = recover(&folder, recovery(&printed, ANJA, JAN_SAYS), now()).await.unwrap();
        assert_eq!(entered.user.name, "Anja Peters");
        entered.store.close().await;
    }
    assert_eq!(comes_in(&folder, ANJA, PASSPHRASE, now()).await, Err(Error::WrongPassphrase), "the old one is dead");
    comes_in(&folder, ANJA, JAN_SAYS, now()).await.unwrap();
    let deeds = school.deeds().await;
    assert_eq!(deeds.iter().filter(|(deed, _)| deed == "desk.recovered").count(), 2, "{deeds:?}");
}

#[tokio::test]
async fn a_wrong_code_or_a_weak_new_passphrase_changes_no_key() {
    let school = school().await;
    let keys = fs::read(place::key_file(school.folder.path())).unwrap();
    let printed = school.code.groups().join("-");
    let other = RecoveryCode::generate().unwrap().groups().join("-");
    for (typed, passphrase, expected) in [
        (other.as_str(), JAN_SAYS, Error::WrongRecoveryCode),
        (&printed[1..], JAN_SAYS, Error::WrongRecoveryCode),
        ("", JAN_SAYS, Error::WrongRecoveryCode),
        (printed.as_str(), "sprong2026!!", Error::WeakPassphrase),
    ] {
        let outcome = recover(&school.folder(), recovery(typed, ANJA, passphrase), now()).await;
        assert_eq!(outcome.map(|entered| entered.user), Err(expected), "{typed}");
    }
    assert!(fs::read(place::key_file(school.folder.path())).unwrap() == keys);
}

#[tokio::test]
async fn the_code_does_not_bring_back_who_was_ended() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let keys_of_before = fs::read(place::key_file(school.folder.path())).unwrap();
    school.end(&truus).await.unwrap();
    fs::write(place::key_file(school.folder.path()), &keys_of_before).unwrap();
    let printed = school.code.groups().concat();
    let outcome = recover(&school.folder(), recovery(&printed, truus.id.as_ref(), JAN_SAYS), now()).await;
    assert_eq!(outcome.map(|entered| entered.user), Err(Error::UserEnded));
    assert!(fs::read(place::key_file(school.folder.path())).unwrap() == keys_of_before);
}

#[tokio::test]
async fn a_new_code_is_the_only_one() {
    let school = school().await;
    let fresh = RecoveryCode::generate().unwrap();
    deeds::set_recovery_code(&school.store, &school.actor(), &school.locksmith, fresh.clone()).await.unwrap();
    let with = async |code: &RecoveryCode| {
        let entered = recover(&school.folder(), recovery(&code.groups().concat(), ANJA, JAN_SAYS), now()).await;
        entered.map(|entered| entered.user.name)
    };
    assert_eq!(with(&school.code).await, Err(Error::WrongRecoveryCode), "the old paper is dead");
    assert_eq!(with(&fresh).await.as_deref(), Ok("Anja Peters"));
}

#[tokio::test]
async fn once_a_year_somebody_says_that_every_role_still_fits() {
    let school = school().await;
    let truus = school.add("Truus Ermers", Role::Office, TRUUS_SAYS).await.unwrap();
    let page = async |on| {
        let holders = school.locksmith.people().await.unwrap();
        list(&mut school.store.read().await.unwrap(), &school.anja.id, &holders, on).await.unwrap()
    };
    let next_year = today() + chrono::Months::new(12);
    assert_eq!(page(today()).await.unconfirmed_since, None);
    assert_eq!(page(next_year).await.unconfirmed_since, Some(today()));
    deeds::confirm(&school.store, &school.actor(), next_year).await.unwrap();
    let page = page(next_year).await;
    assert_eq!(page.unconfirmed_since, None);
    assert_eq!(page.rights.len(), driehoek::rights::Right::ALL.len());
    let shown: Vec<_> = page.users.iter().map(|row| (&row.user.id, row.is_you, row.is_last_director)).collect();
    assert_eq!(shown, [(&school.anja.id, true, true), (&truus.id, false, false)]);
}

both! {
    async fn the_demo_has_a_user_of_each_role_and_a_teacher_with_a_group(desk: Desk) {
        demo::fill(&desk.store, 0, desk.today, now()).await.unwrap();
        let holders = demo::people();
        let you = driehoek::users::UserId::from(holders[0].id.clone());
        let page = list(&mut *desk.db().await, &you, &holders, desk.today).await.unwrap();
        let roles: Vec<_> = page.users.iter().map(|row| row.user.role).collect();
        assert_eq!(roles, [Role::Director, Role::Office, Role::Teacher, Role::Reader]);
        assert!(page.users.iter().all(|row| row.staff_name.as_deref() == Some(row.user.name.as_str())));
        assert_eq!(page.users[2].groups, ["1/2A"]);
        assert!(page.users[0].is_you && page.users[0].is_last_director && page.unconfirmed_since.is_none());
    }

    async fn users_are_the_same_on_either_engine(desk: Desk) {
        let first = setup::first_user(&desk.store, &desk.actor, &person("een", "Zoë"), desk.today).await.unwrap().value;
        let again = setup::first_user(&desk.store, &desk.actor, &person("twee", "Zoë"), desk.today).await;
        assert_eq!(again.map(drop), Err(Error::InTheWay), "a name is nobody else's");
        deeds::confirm(&desk.store, &desk.actor, desk.today + chrono::Days::new(1)).await.unwrap();
        let signed_in = driehoek::users::store::signed_in(&mut *desk.db().await, "een").await.unwrap();
        assert_eq!((signed_in.id, signed_in.version), (first.id, 2));
        let nobody = driehoek::users::store::signed_in(&mut *desk.db().await, "niemand").await;
        assert_eq!(nobody, Err(Error::UserEnded));
        assert_eq!(desk.store.undo(&desk.actor).await.map(drop), Err(Error::NothingToUndo));
    }
}
