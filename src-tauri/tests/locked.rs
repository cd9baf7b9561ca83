//! A locked desk answers no command but those that open it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop and say why")]

use std::collections::BTreeSet;

use driehoek_app::desk;
use tauri::ipc::{CallbackFn, InvokeBody};
use tauri::test::{INVOKE_KEY, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{Manager as _, WebviewWindowBuilder};

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

#[test]
fn every_other_command_is_refused_before_it_sees_what_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let app = mock_builder()
        .invoke_handler(move |invocation| {
            desk::guard(invocation, &|passed: tauri::ipc::Invoke<tauri::test::MockRuntime>| {
                passed.resolver.resolve("let through");
                true
            })
        })
        .build(mock_context(noop_assets()))
        .unwrap();
    app.manage(desk::Desk::at(folder.path().into(), None));
    let webview = WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().unwrap();
    let commands = commands();
    assert!(commands.len() > 40, "the list was read: {commands:?}");
    for command in commands {
        let answer = get_ipc_response(&webview, request(command));
        if desk::ALLOWED_WHILE_LOCKED.contains(&command) {
            assert!(answer.is_ok(), "{command} opens the desk, and is answered");
        } else {
            let refusal = answer.expect_err(command);
            assert_eq!(refusal["code"], "locked", "{command}");
        }
    }
}
