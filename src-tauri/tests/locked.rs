//! The gate: a locked desk answers no command but those that open it, and an open one only what the role may.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop and say why")]

use std::collections::BTreeSet;

use driehoek::demo;
use driehoek::rights::{self, Asks};
use driehoek_app::desk::{self, DEMO_PASSPHRASE, Desk};
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, Manager as _, WebviewWindow, WebviewWindowBuilder};

/// The commands of the one list, read from its source.
fn commands() -> BTreeSet<&'static str> {
    let list = include_str!("../src/bridge.rs").split("collect_commands![").nth(1).unwrap();
    list.split(']').next().unwrap().split(',').filter_map(|path| path.trim().split("::").nth(1)).collect()
}

fn request(command: &str) -> InvokeRequest {
    InvokeRequest {
        cmd: command.into(),
        callback: CallbackFn(0),
        error: CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().unwrap(),
        body: InvokeBody::default(),
        headers: tauri::http::HeaderMap::default(),
        invoke_key: INVOKE_KEY.to_string(),
    }
}

/// The program behind its gate, with commands that answer nothing but that they were reached.
fn program(desk: Desk) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let app = mock_builder()
        .invoke_handler(move |invocation| {
            desk::guard(invocation, &|passed: tauri::ipc::Invoke<MockRuntime>| {
                passed.resolver.resolve("let through");
                true
            })
        })
        .build(mock_context(noop_assets()))
        .unwrap();
    app.manage(desk);
    let webview = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    (app, webview)
}

/// Why the gate refused this command; none when it let it through.
fn refusal(webview: &WebviewWindow<MockRuntime>, command: &str) -> Option<String> {
    let answer = get_ipc_response(webview, request(command)).map(drop);
    answer.err().map(|refusal| refusal["code"].as_str().unwrap().to_owned())
}

#[test]
fn every_command_has_a_row_and_every_row_a_command() {
    let rows: BTreeSet<_> = rights::commands().collect();
    assert!(rows.len() > 100, "the table was read: {rows:?}");
    assert_eq!(rows, commands());
}

#[test]
fn a_locked_desk_refuses_all_but_what_opens_it_before_it_sees_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, webview) = program(Desk::at(folder.path().into(), None));
    for command in commands() {
        let expected = match rights::of_command(command).unwrap() {
            Asks::Nothing => None,
            Asks::Anyone | Asks::Right(_) => Some("locked".to_owned()),
        };
        assert_eq!(refusal(&webview, command), expected, "{command}");
    }
    assert_eq!(refusal(&webview, "format_the_disk").as_deref(), Some("not_allowed"), "no row, no answer");
}

#[test]
fn each_role_is_refused_exactly_what_the_table_says() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::at(folder.path().into(), Some(0));
    let director = tauri::async_runtime::block_on(desk.state()).unwrap();
    let mut people = demo::people();
    people.sort_by(|one, other| one.name.cmp(&other.name));
    assert_eq!(director.people, people, "one of each role, by name");
    let (app, webview) = program(desk);
    let mut refused = Vec::new();
    for person in demo::people() {
        let desk = app.state::<Desk>();
        tauri::async_runtime::block_on(desk.lock());
        let state = tauri::async_runtime::block_on(desk.unlock(&person.id, DEMO_PASSPHRASE)).unwrap();
        let role = state.user.unwrap().role;
        let expected = commands().into_iter().filter(|command| match rights::of_command(command).unwrap() {
            Asks::Nothing | Asks::Anyone => false,
            Asks::Right(right) => !role.may(right),
        });
        let expected: BTreeSet<_> = expected.collect();
        for command in commands() {
            let code = expected.contains(command).then(|| "not_allowed".to_owned());
            assert_eq!(refusal(&webview, command), code, "{command} asked by {role:?}");
        }
        assert_eq!(refusal(&webview, "format_the_disk").as_deref(), Some("not_allowed"), "{role:?}");
        refused.push(expected.len());
    }
    assert_eq!(refused[0], 0, "the director may everything");
    assert!(refused[1..].iter().all(|count| *count > 10), "the others may not: {refused:?}");
    tauri::async_runtime::block_on(app.state::<Desk>().lock());
}
