//! Who may do what: the one table of roles and rights, and which right each command and each deed asks.
//!
//! The shell asks [`of_command`] before it runs a command, the change door asks [`of_deed`] before it writes.

use serde::Serialize;

use crate::text_enum;

text_enum! {
    /// What somebody is in this program.
    pub enum Role {
        /// Leads the school: everything.
        Director = "director",
        /// The school office: everything but what the director decides or guards.
        Office = "office",
        /// Sees the children of the own groups.
        Teacher = "teacher",
        /// Sees what the office sees, and changes nothing.
        Reader = "reader",
    }
}

text_enum! {
    /// One thing a role may do or not.
    pub enum Right {
        /// Vandaag, search, lists, dossiers and families; a teacher those of the own groups.
        Look = "look",
        /// Preparation, talks, letters and forecasts of every child.
        LookDeeper = "look_deeper",
        /// Aanmeldingen, families, papers and agreements.
        Register = "register",
        /// Planning, preparing and holding talks.
        Talk = "talk",
        /// Planning wenochtenden.
        PlanMornings = "plan_mornings",
        /// Writing down how a wenochtend went.
        MarkMornings = "mark_mornings",
        /// Deciding about an aanmelding.
        Decide = "decide",
        /// Making letters, and changing their texts.
        Letters = "letters",
        /// The intake protocol.
        Protocol = "protocol",
        /// The school, its staff, years and groups.
        School = "school",
        /// The whole history, and the bin.
        History = "history",
        /// Making backups and checking the store.
        Backups = "backups",
        /// Restoring a backup, and how the store guards itself.
        Safety = "safety",
        /// Users and their roles.
        Users = "users",
        /// Retention, erasure and inzage.
        Privacy = "privacy",
    }
}

/// The table.
const TABLE: &[(Right, &[Role])] = &[
    (Right::Look, &[Role::Director, Role::Office, Role::Teacher, Role::Reader]),
    (Right::LookDeeper, &[Role::Director, Role::Office, Role::Reader]),
    (Right::Register, &[Role::Director, Role::Office]),
    (Right::Talk, &[Role::Director, Role::Office]),
    (Right::PlanMornings, &[Role::Director, Role::Office]),
    (Right::MarkMornings, &[Role::Director, Role::Office, Role::Teacher]),
    (Right::Letters, &[Role::Director, Role::Office]),
    (Right::School, &[Role::Director, Role::Office]),
    (Right::History, &[Role::Director, Role::Office]),
    (Right::Backups, &[Role::Director, Role::Office]),
    (Right::Decide, &[Role::Director]),
    (Right::Protocol, &[Role::Director]),
    (Right::Users, &[Role::Director]),
    (Right::Safety, &[Role::Director]),
    (Right::Privacy, &[Role::Director]),
];

/// What a right is given to, for the page that explains it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RightRow {
    /// The right.
    pub right: Right,
    /// Who has it.
    pub roles: Vec<Role>,
}

/// The table as the window shows it.
#[must_use]
pub fn table() -> Vec<RightRow> {
    TABLE.iter().map(|(right, roles)| RightRow { right: *right, roles: roles.to_vec() }).collect()
}

impl Role {
    /// Whether this role has the right.
    #[must_use]
    pub fn may(self, right: Right) -> bool {
        TABLE.iter().any(|(one, roles)| *one == right && roles.contains(&self))
    }

    /// All it may do.
    #[must_use]
    pub fn rights(self) -> Vec<Right> {
        Right::ALL.iter().copied().filter(|right| self.may(*right)).collect()
    }

    /// Whether it sees every child, or only those of the own groups.
    #[must_use]
    pub const fn sees_everyone(self) -> bool {
        !matches!(self, Self::Teacher)
    }
}

/// What a command asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing: also a locked desk answers it.
    Nothing,
    /// An open store, whoever opened it.
    Anyone,
    /// A right.
    Right(Right),
}

/// What each command asks, by its name on the bridge. A command that is not here is refused.
const COMMANDS: &[(Asks, &[&str])] = &[
    (
        Asks::Nothing,
        &[
            "desk_state",
            "begin_setup",
            "passphrase_strength",
            "create_store",
            "unlock",
            "unlock_remembered",
            "recover",
            "open_demo",
            "lock",
            "leave_backup",
            "close_window",
            "save_recovery_sheet",
            "backups_to_restore",
            "choose_backup",
            "restore_backup",
            "open_backup",
        ],
    ),
    (
        Asks::Anyone,
        &[
            "stay_open",
            "change_passphrase",
            "remember_here",
            "forget_here",
            "undo_state",
            "undo",
            "redo",
            "undo_change",
            "open_saved",
        ],
    ),
    (
        Asks::Right(Right::Look),
        &[
            "today",
            "safety_notices",
            "search_everything",
            "school",
            "staff",
            "staff_choices",
            "school_years",
            "year_overview",
            "list_applications",
            "application_board",
            "dossier",
            "family",
            "wen_calendar",
            "wen_children",
            "child_mornings",
            "wen_days",
            "save_day_list",
            "save_week_sheet",
            "start_view",
        ],
    ),
    (
        Asks::Right(Right::LookDeeper),
        &[
            "dossier_history",
            "intake_forecast",
            "preparation",
            "protocols",
            "protocol",
            "talk",
            "letters",
            "letter_pages",
            "letter_templates",
            "letter_template",
            "logo",
        ],
    ),
    (
        Asks::Right(Right::Register),
        &[
            "search_caregivers",
            "save_child",
            "save_caregiver",
            "save_household",
            "save_link",
            "add_caregiver",
            "remove_link",
            "give_home",
            "check_application",
            "register_application",
            "save_application",
            "sign_application",
            "see_document",
            "save_agreement",
            "remove_agreement",
            "withdraw_application",
            "object_application",
            "save_readiness",
            "confirm_start",
            "check_start",
            "start_child",
            "save_look_back",
        ],
    ),
    (
        Asks::Right(Right::Talk),
        &[
            "plan_options",
            "check_interview",
            "plan_interview",
            "hold_interview",
            "cancel_interview",
            "begin_talk",
            "save_note",
            "prepare_topic",
            "tick_talk",
            "save_preparation_sheet",
        ],
    ),
    (
        Asks::Right(Right::PlanMornings),
        &[
            "propose_mornings",
            "propose_term",
            "morning_targets",
            "plan_mornings",
            "move_mornings",
            "cancel_morning",
            "answer_morning",
            "save_escort",
            "wen_repairs",
            "save_mornings_event",
        ],
    ),
    (Asks::Right(Right::MarkMornings), &["mark_morning"]),
    (Asks::Right(Right::Decide), &["check_decision", "decide_application", "postpone_decision", "decision_options"]),
    (
        Asks::Right(Right::Letters),
        &[
            "check_letter_template",
            "save_letter_template",
            "reset_letter_template",
            "letter_plan",
            "preview_letter",
            "make_letters",
            "save_letter",
            "save_invitation_event",
            "letter_batch",
            "choose_letter_folder",
            "save_letter_in_folder",
            "choose_logo",
            "remove_logo",
        ],
    ),
    (
        Asks::Right(Right::Protocol),
        &[
            "start_protocol_draft",
            "save_section",
            "move_section",
            "remove_section",
            "save_topic",
            "move_topic",
            "remove_topic",
            "release_protocol",
            "discard_protocol",
        ],
    ),
    (
        Asks::Right(Right::School),
        &[
            "check_period",
            "save_school",
            "save_staff",
            "add_year",
            "save_period",
            "remove_period",
            "save_group",
            "remove_group",
        ],
    ),
    (
        Asks::Right(Right::History),
        &["history_page", "history_people", "undo_preview", "redo_change", "bin", "save_history"],
    ),
    (Asks::Right(Right::Backups), &["backups", "make_backup", "check_store"]),
    (Asks::Right(Right::Safety), &["safety", "save_safety", "choose_second_place"]),
    (
        Asks::Right(Right::Users),
        &[
            "users",
            "add_user",
            "save_user",
            "end_user",
            "confirm_users",
            "set_passphrase",
            "begin_recovery_code",
            "confirm_recovery_code",
            "rotate_key",
            "rotation_progress",
        ],
    ),
    (
        Asks::Right(Right::Privacy),
        &[
            "retention",
            "save_retention",
            "destruction_calendar",
            "place_hold",
            "lift_hold",
            "erasure_plan",
            "erase",
            "erasures",
            "access_file",
            "save_access_paper",
            "save_access_data",
        ],
    ),
];

/// Every command that has a row.
pub fn commands() -> impl Iterator<Item = &'static str> {
    COMMANDS.iter().flat_map(|(_, commands)| commands.iter().copied())
}

/// What a command asks; none for a command that nobody gave a row.
#[must_use]
pub fn of_command(command: &str) -> Option<Asks> {
    COMMANDS.iter().find(|(_, commands)| commands.contains(&command)).map(|(asks, _)| *asks)
}

/// Which right each deed of the journal asks, by its whole key or by the part before the first dot.
const DEEDS: &[(Right, &[&str])] = &[
    (Right::Decide, &["application.decide", "application.postpone"]),
    (Right::Register, &["application", "child", "caregiver", "household", "link", "document", "agreement", "start"]),
    (Right::Talk, &["interview"]),
    (Right::MarkMornings, &["wenochtend.mark"]),
    (Right::PlanMornings, &["wenochtend"]),
    (Right::Letters, &["letter", "logo"]),
    (Right::Protocol, &["protocol"]),
    (Right::School, &["school", "staff", "year", "period", "group", "demo"]),
    (Right::Backups, &["backup", "store"]),
    (Right::Safety, &["safety"]),
    (Right::Users, &["user"]),
    (Right::Privacy, &["privacy"]),
    // What happens to whoever opens the store: unlocking, a wrong passphrase, an own passphrase.
    (Right::Look, &["desk"]),
];

/// The right a deed asks, also when it is taken back (`undo:…`) or done again (`redo:…`); none for an unknown deed.
#[must_use]
pub fn of_deed(deed: &str) -> Option<Right> {
    let deed = deed.strip_prefix("undo:").or_else(|| deed.strip_prefix("redo:")).unwrap_or(deed);
    let kind = deed.split('.').next().unwrap_or(deed);
    let named = |name: &str| DEEDS.iter().find(|(_, deeds)| deeds.contains(&name)).map(|(right, _)| *right);
    named(deed).or_else(|| named(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_has_one_row_and_the_director_has_them_all() {
        for right in Right::ALL {
            assert_eq!(TABLE.iter().filter(|(one, _)| one == right).count(), 1, "{right:?}");
            assert!(Role::Director.may(*right), "{right:?}");
        }
    }

    #[test]
    fn only_the_director_decides_and_guards() {
        for right in [Right::Decide, Right::Protocol, Right::Users, Right::Safety, Right::Privacy] {
            for role in [Role::Office, Role::Teacher, Role::Reader] {
                assert!(!role.may(right), "{role:?} {right:?}");
            }
        }
    }

    #[test]
    fn a_decision_asks_more_than_other_deeds_on_an_aanmelding_also_when_it_is_taken_back() {
        assert_eq!(of_deed("application.decide"), Some(Right::Decide));
        assert_eq!(of_deed("undo:application.decide"), Some(Right::Decide));
        assert_eq!(of_deed("redo:application.save"), Some(Right::Register));
        assert_eq!(of_deed("unheard.of"), None);
    }

    #[test]
    fn no_command_has_two_rows() {
        let mut names: Vec<&str> = commands().collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
