//! Templates of letters: in the school's own words, and back to those of the program.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::letter::paper::Block;
use driehoek::letter::{LetterKind, LetterOrder, Template, TemplateDraft, make, template};
use driehoek::{Error, Result};
use support::{Desk, actor, both};

async fn view(desk: &Desk, kind: LetterKind) -> driehoek::letter::TemplateView {
    template::template(&mut *desk.db().await, kind, desk.today).await.unwrap()
}

async fn draft(desk: &Desk, kind: LetterKind) -> TemplateDraft {
    let Template { version, subject, body, .. } = view(desk, kind).await.template;
    TemplateDraft { kind, version, subject, body }
}

async fn try_save(desk: &Desk, draft: &TemplateDraft) -> Result<Template> {
    template::save(&desk.store, &desk.actor, draft).await.map(|changed| changed.value)
}

async fn save(desk: &Desk, draft: &TemplateDraft) -> Template {
    try_save(desk, draft).await.unwrap()
}

fn short(draft: &TemplateDraft) -> TemplateDraft {
    TemplateDraft { body: "{aanhef}\r\n\r\nDag {roepnaam}. ".into(), ..draft.clone() }
}

both! {
    async fn the_school_writes_its_own_words_and_letters_say_them(desk: Desk) {
        open_school(&desk).await;
        let shipped = draft(&desk, LetterKind::Confirmation).await;
        assert_eq!(shipped.version, 0);
        let own = save(&desk, &short(&shipped)).await;
        assert_eq!((own.version, own.body.as_str()), (1, "{aanhef}\n\nDag {roepnaam}."));
        let rows = template::templates(&mut *desk.db().await).await.unwrap();
        assert_eq!(rows.iter().map(|row| row.kind).collect::<Vec<_>>(), LetterKind::ALL);
        assert_eq!(rows.iter().filter(|row| row.is_own).map(|row| row.kind).collect::<Vec<_>>(), [LetterKind::Confirmation]);
        let id = registered(&desk, &sam()).await;
        let order = LetterOrder { application_id: id.clone(), kind: LetterKind::Confirmation, interview_id: None };
        let ids = [caregivers_of(&desk, &id).await];
        let letter = make::make(&desk.store, &desk.actor, &order, &ids, desk.today).await.unwrap().value.remove(0);
        let (_, paper) = make::kept(&mut *desk.db().await, &letter).await.unwrap();
        let text = |text: &str| Block::Paragraph { text: text.into() };
        assert_eq!(paper.blocks, [text("Beste Noor de Vries,"), text("Dag Sam.")]);
    }

    async fn the_shipped_text_comes_back_and_undo_brings_the_own_one_back(desk: Desk) {
        open_school(&desk).await;
        let shipped = draft(&desk, LetterKind::Report).await;
        let own = save(&desk, &short(&shipped)).await;
        let stale = template::reset(&desk.store, &desk.actor, LetterKind::Report, 7).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        template::reset(&desk.store, &desk.actor, LetterKind::Report, own.version).await.unwrap();
        assert_eq!(draft(&desk, LetterKind::Report).await, shipped);
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(view(&desk, LetterKind::Report).await.is_own);
        let nothing = template::reset(&desk.store, &desk.actor, LetterKind::Welcome, 0).await.unwrap();
        assert_eq!(nothing.change, None);
    }

    async fn typing_the_shipped_text_again_is_no_own_text(desk: Desk) {
        open_school(&desk).await;
        let shipped = draft(&desk, LetterKind::Welcome).await;
        assert_eq!(template::save(&desk.store, &desk.actor, &shipped).await.unwrap().change, None);
        let own = save(&desk, &short(&shipped)).await;
        save(&desk, &TemplateDraft { version: own.version, body: shipped.body.replace('\n', "\r\n"), ..shipped.clone() }).await;
        assert!(!view(&desk, LetterKind::Welcome).await.is_own);
    }

    async fn two_people_edit_one_text_and_the_second_hears_of_it(desk: Desk) {
        open_school(&desk).await;
        let shipped = draft(&desk, LetterKind::Admission).await;
        let own = save(&desk, &short(&shipped)).await;
        let late = TemplateDraft { body: "{aanhef}\n\nAnders.".into(), ..shipped.clone() };
        let outcome = template::save(&desk.store, &actor("Bea Smit"), &late).await;
        let Err(Error::Conflict { version, fields, .. }) = outcome else { panic!("{outcome:?}") };
        assert_eq!(version, 1);
        assert_eq!(fields.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["body"], "what differs");
        save(&desk, &TemplateDraft { version, ..late }).await;
        template::reset(&desk.store, &desk.actor, LetterKind::Admission, own.version + 1).await.unwrap();
        let again = save(&desk, &TemplateDraft { version: 2, ..short(&shipped) }).await;
        assert_eq!(again.version, 1, "what was typed is not lost when the shipped text came back meanwhile");
    }

    async fn a_broken_text_is_refused_with_what_is_meant(desk: Desk) {
        open_school(&desk).await;
        let shipped = draft(&desk, LetterKind::Invitation).await;
        let refused = async |subject: &str, body: &str| {
            let typed = TemplateDraft { subject: subject.into(), body: body.into(), ..shipped.clone() };
            let said_at_once = said(&template::findings(&typed));
            assert_eq!(said_at_once, refusals(try_save(&desk, &typed).await), "said at once, and refused");
            said_at_once
        };
        assert_eq!(refused("Dag {roepnam}", "{aanhef").await, ["subject: unknown_field!", "body: unclosed_field!"]);
        assert_eq!(refused("Dag", "Zie {gesprek} hier").await, ["body: field_not_alone!"]);
        assert_eq!(refused(" ", "\n ").await, ["subject: required!", "body: required!"]);
        assert_eq!(refused("Dag", &"a".repeat(20_001)).await, ["body: too_long!"]);
        assert_eq!(refused(&"a".repeat(201), "Dag").await, ["subject: too_long!"]);
        assert_eq!(refused("Dag", "Onzichtbaar \u{202e} teken").await, ["body: control_characters!"]);
        let typed = TemplateDraft { body: "{groep}".into(), ..shipped };
        let check = template::check(&desk.store, &typed, desk.today).await.unwrap();
        assert_eq!((said(&check.findings), check.pages.len()), (vec!["body: unknown_field!".to_owned()], 0));
    }

    async fn each_field_says_what_it_becomes(desk: Desk) {
        open_school(&desk).await;
        for &kind in LetterKind::ALL {
            let view = view(&desk, kind).await;
            assert!(view.fields.iter().all(|field| !field.example.is_empty() || field.name == "bestuur"), "{kind:?}: {:?}", view.fields);
            let example = template::example(&mut *desk.db().await, &draft(&desk, kind).await, desk.today).await.unwrap();
            assert!(example.subject.contains("Noor"), "{kind:?}");
        }
        let fields = view(&desk, LetterKind::Invitation).await.fields;
        let example = |name: &str| fields.iter().find(|field| field.name == name).unwrap();
        assert_eq!(example("aanhef").example, "Beste Esra van den Berg en Tom Bakker,");
        assert_eq!((example("gesprek_tijd").example.as_str(), example("gesprek").is_block), ("8.45 uur", true));
    }
}
