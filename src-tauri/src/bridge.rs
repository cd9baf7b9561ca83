//! The typed bridge: the one list of commands, and the TypeScript that the window sees of it.

use specta_typescript::Typescript;
use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands};

use crate::commands::{calendar, desk, family, intake, journal, letter, protocol, school};

/// All commands.
#[must_use]
pub fn builder() -> Builder<Wry> {
    Builder::<Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .commands(collect_commands![
            desk::desk_state,
            desk::begin_setup,
            desk::passphrase_strength,
            desk::create_store,
            desk::unlock,
            desk::recover,
            desk::lock,
            desk::open_demo,
            desk::close_window,
            journal::undo_state,
            journal::undo,
            journal::redo,
            journal::undo_change,
            journal::dossier_history,
            school::school,
            school::staff,
            school::staff_choices,
            school::school_years,
            school::year_overview,
            school::check_period,
            school::save_school,
            school::save_staff,
            school::add_year,
            school::save_period,
            school::remove_period,
            school::save_group,
            school::remove_group,
            family::family,
            family::search_caregivers,
            family::save_child,
            family::save_caregiver,
            family::save_household,
            family::save_link,
            family::add_caregiver,
            family::remove_link,
            family::give_home,
            intake::check_application,
            intake::register_application,
            intake::save_application,
            intake::sign_application,
            intake::see_document,
            intake::list_applications,
            intake::application_board,
            intake::dossier,
            intake::save_agreement,
            intake::remove_agreement,
            intake::plan_options,
            intake::check_interview,
            intake::plan_interview,
            intake::hold_interview,
            intake::cancel_interview,
            intake::preparation,
            intake::check_decision,
            intake::decide_application,
            intake::postpone_decision,
            intake::withdraw_application,
            intake::decision_options,
            intake::object_application,
            intake::intake_forecast,
            protocol::protocols,
            protocol::protocol,
            protocol::start_protocol_draft,
            protocol::save_section,
            protocol::move_section,
            protocol::remove_section,
            protocol::save_topic,
            protocol::move_topic,
            protocol::remove_topic,
            protocol::release_protocol,
            protocol::discard_protocol,
            protocol::begin_talk,
            protocol::talk,
            protocol::save_note,
            protocol::prepare_topic,
            protocol::tick_talk,
            letter::letter_templates,
            letter::letter_template,
            letter::check_letter_template,
            letter::save_letter_template,
            letter::reset_letter_template,
            letter::letter_plan,
            letter::preview_letter,
            letter::make_letters,
            letter::letters,
            letter::letter_pages,
            letter::save_letter,
            letter::save_preparation_sheet,
            letter::save_invitation_event,
            letter::open_saved,
            letter::letter_batch,
            letter::choose_letter_folder,
            letter::save_letter_in_folder,
            letter::logo,
            letter::choose_logo,
            letter::remove_logo,
            calendar::today,
            calendar::search_everything,
        ])
        // The window must know the type of an error it catches.
        .typ::<driehoek::Error>()
}

/// Writes the TypeScript of the bridge, as `ui/src/bridge/bindings.ts` holds it.
///
/// # Errors
/// When a type has no TypeScript form, or the file cannot be written.
pub fn export(path: &std::path::Path) -> Result<(), Box<dyn std::error::Error>> {
    Ok(builder().export(Typescript::default(), path)?)
}
