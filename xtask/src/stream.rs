//! Running a command with its output shown at once and read along.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// How long output may still come after the command itself has ended. A forgotten grandchild that holds the pipe open
/// must not hold up everything.
const LATE_OUTPUT: Duration = Duration::from_secs(2);

enum Line {
    Out(Vec<u8>),
    Err(Vec<u8>),
}

/// Runs the command to its end, shows each line where it was meant to go, and hands it to `read_along`.
/// Returns whether the command ended well.
pub(crate) fn stream(command: &mut Command, mut read_along: impl FnMut(&str)) -> Result<bool> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("{:?} does not start", command.get_program()))?;
    let lines = lines_of(&mut child);
    let mut ended: Option<Instant> = None;
    loop {
        match lines.recv_timeout(Duration::from_millis(100)) {
            Ok(line) => show(line, &mut read_along)?,
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                if ended.is_none() && child.try_wait()?.is_some() {
                    ended = Some(Instant::now());
                }
            }
        }
        if ended.is_some_and(|moment| moment.elapsed() > LATE_OUTPUT) {
            break;
        }
    }
    Ok(child.wait()?.success())
}

fn lines_of(child: &mut Child) -> Receiver<Line> {
    let (sender, receiver) = channel();
    if let Some(out) = child.stdout.take() {
        send_lines(out, sender.clone(), Line::Out);
    }
    if let Some(err) = child.stderr.take() {
        send_lines(err, sender, Line::Err);
    }
    receiver
}

fn send_lines(source: impl Read + Send + 'static, sender: Sender<Line>, wrap: fn(Vec<u8>) -> Line) {
    thread::spawn(move || {
        for line in BufReader::new(source).split(b'\n').map_while(io::Result::ok) {
            if sender.send(wrap(line)).is_err() {
                return;
            }
        }
    });
}

fn show(line: Line, read_along: &mut impl FnMut(&str)) -> io::Result<()> {
    let bytes = match line {
        Line::Out(bytes) => {
            let mut out = io::stdout().lock();
            out.write_all(&bytes)?;
            out.write_all(b"\n")?;
            out.flush()?;
            bytes
        }
        Line::Err(bytes) => {
            let mut err = io::stderr().lock();
            err.write_all(&bytes)?;
            err.write_all(b"\n")?;
            bytes
        }
    };
    read_along(String::from_utf8_lossy(&bytes).trim_end_matches('\r'));
    Ok(())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn run(script: &str) -> (bool, Vec<String>) {
        let mut lines = Vec::new();
        let mut command = Command::new("sh");
        let ended_well = stream(command.args(["-c", script]), |line| lines.push(line.to_owned())).unwrap();
        (ended_well, lines)
    }

    #[test]
    fn reads_both_outputs_and_the_end() {
        let (ended_well, mut lines) = run("echo out; echo err >&2; printf last; exit 3");
        lines.sort();
        assert_eq!(lines, ["err", "last", "out"], "a last line without its end counts too");
        assert!(!ended_well);
        assert!(run("true").0);
    }

    #[test]
    fn a_forgotten_grandchild_does_not_hold_us_up() {
        let began = Instant::now();
        let (ended_well, lines) = run("sleep 30 & echo done");
        assert!(ended_well);
        assert_eq!(lines, ["done"]);
        assert!(began.elapsed() < Duration::from_secs(15), "waited for a process nobody waits for");
    }

    #[test]
    fn bytes_that_are_no_text_do_not_stop_it() {
        let (_, lines) = run("printf '\\377x\\ny\\n'");
        assert_eq!(lines, ["\u{fffd}x", "y"]);
    }
}
