//! A process of its own that writes until it dies or cannot go on, and tells what was confirmed.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{env, io};

use crate::rows::{add, teacher};
use crate::support::actor;

/// The variable by which the process learns which store to write in.
const WRITE_IN: &str = "DRIEHOEK_TEST_WRITE_IN";
/// And the one by which it learns from which number to count.
const WRITE_FROM: &str = "DRIEHOEK_TEST_WRITE_FROM";

/// Not a test of its own: what the process of the other tests does.
#[tokio::test]
#[ignore = "runs in a process of its own, started by other tests"]
async fn write_until_the_end() {
    let folder = env::var_os(WRITE_IN).unwrap();
    let from: usize = env::var(WRITE_FROM).unwrap().parse().unwrap();
    let store = crate::open(Path::new(&folder)).await.unwrap();
    say("ready");
    for n in from.. {
        match add(&store, &actor("Anja Peters"), &teacher(&format!("naam {n}"))).await {
            Ok(_) => say(&format!("confirmed {n}")),
            Err(error) => return say(&format!("refused {}", serde_json::to_value(error).unwrap()["code"])),
        }
    }
}

/// One write, so that a line is there whole or not at all.
fn say(line: &str) {
    io::stdout().write_all(format!("\n{line}\n").as_bytes()).unwrap();
    io::stdout().flush().unwrap();
}

/// This test program, asked to write.
pub(crate) const AS_WRITER: [&str; 4] = ["--exact", "writer::write_until_the_end", "--ignored", "--nocapture"];

/// Starts a command that becomes the writer, counting from a number.
pub(crate) fn start(command: &mut Command, folder: &Path, from: usize) -> Child {
    let command = command.env(WRITE_IN, folder).env(WRITE_FROM, from.to_string());
    command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

/// What a writer told until it ended.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// Whether it had opened the store.
    pub(crate) ready: bool,
    /// The last number that was confirmed.
    pub(crate) confirmed: Option<usize>,
    /// Why it could not go on.
    pub(crate) refused: Option<String>,
}

/// Listens until the writer has ended.
pub(crate) fn listen(mut child: Child) -> Told {
    let mut told = Told::default();
    for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(io::Result::ok) {
        told.ready |= line == "ready";
        if let Some(number) = line.strip_prefix("confirmed ") {
            told.confirmed = Some(number.parse().unwrap());
        }
        if let Some(code) = line.strip_prefix("refused ") {
            told.refused = Some(code.trim_matches('"').to_owned());
        }
    }
    child.wait().unwrap();
    told
}
