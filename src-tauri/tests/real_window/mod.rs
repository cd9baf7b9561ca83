//! The real program in a real window, used by keyboard and by the words on the screen, as a person would.
//!
//! `cargo xtask test window` gives it a private screen. One window at a time: WebKit's driver keeps one session.

#![allow(dead_code, reason = "the window tests and the tour use different parts of it")]

mod axe;
mod mouse;
pub(crate) mod papers;
pub(crate) mod people;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// How long a person would wait before saying that it does not work.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the window is opened with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    /// A new computer: no store yet.
    New,
    /// The demo school.
    Demo,
    /// The demo school with so many years behind it that some data must go.
    OldDemo,
}

/// The colours of the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

/// The program, opened.
pub(crate) struct Window {
    client: Client,
    driver: Driver,
    folder: tempfile::TempDir,
}

/// The program, closed: its data lies where it was.
pub(crate) struct Closed {
    folder: tempfile::TempDir,
}

impl Closed {
    /// Where the program keeps its data in this test.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Opens it again.
    pub(crate) async fn opens(self) -> Window {
        Window::open_in(self.folder, Start::New, Theme::Light).await
    }
}

/// The driver's process; it ends with this value, whatever happens in a test.
struct Driver {
    process: Child,
    port: u16,
    home: PathBuf,
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone afterwards.
        let _ = self.process.kill();
        let _ = self.process.wait();
        // The driver leaves the program running when it is ended itself.
        let _ = end_program(&self.home);
    }
}

impl Window {
    /// Opens the program with a data folder of its own.
    pub(crate) async fn open(start: Start, theme: Theme) -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Self::open_in(folder, start, theme).await
    }

    async fn open_in(folder: tempfile::TempDir, start: Start, theme: Theme) -> Self {
        let driver = Driver::start(theme, folder.path());
        let mut arguments = vec!["--data".to_owned(), folder.path().join("data").display().to_string()];
        match start {
            Start::New => {}
            Start::Demo => arguments.push("--demo".into()),
            Start::OldDemo => arguments.push("--demo=4".into()),
        }
        let program = std::env::var("DRIEHOEK_BIN").unwrap_or_else(|_| env!("CARGO_BIN_EXE_driehoek").into());
        let options = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let capabilities = options.as_object().expect("an object").clone();
        let url = format!("http://127.0.0.1:{}", driver.port);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder.capabilities(capabilities).connect(&url).await.expect("the window opens");
        let window = Self { client, driver, folder };
        window.until("the first screen is there", "return document.querySelector('[data-ready]') !== null").await;
        window
    }

    /// Closes the program by its cross and opens it again on the same data, as on the next morning.
    pub(crate) async fn close_and_reopen(self) -> Self {
        self.goes_home().await.opens().await
    }

    /// Closes the program by its cross.
    pub(crate) async fn goes_home(self) -> Closed {
        let Self { client, driver, folder } = self;
        // What the shell tells the page then: the driver's own way of closing ends the program without its goodbyes.
        let said = "setTimeout(() => window.dispatchEvent(new Event('driehoek:closing')))";
        // The window may be gone before it answers.
        let _ = client.execute(said, vec![]).await;
        wait_for_end(folder.path()).await;
        drop(client);
        drop(driver);
        Closed { folder }
    }

    /// Ends the program as a power cut would, and opens it again.
    pub(crate) async fn kill_and_reopen(self) -> Self {
        let Self { client, driver, folder } = self;
        assert!(end_program(folder.path()).expect("pkill").success(), "the program was running");
        drop(client);
        drop(driver);
        Self::open_in(folder, Start::New, Theme::Light).await
    }

    /// Where the program keeps its data in this test.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Waits until the table on the screen has a row with these words.
    pub(crate) async fn lists(&self, words: &str) {
        let row = format!(
            "return [...document.querySelectorAll('main tbody tr')].some((row) => row.innerText.includes({}))",
            Value::from(words)
        );
        self.until(&format!("“{words}” is in the list"), &row).await;
    }

    pub(crate) async fn close(self) {
        self.client.close().await.expect("the window closes");
    }

    /// Runs JavaScript in the page, for looking only.
    pub(crate) async fn look(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until a script answers true, and tells what stood on the screen when it does not.
    pub(crate) async fn until(&self, what: &str, script: &str) {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            // A page that is just being replaced may not answer; the next look will.
            if let Ok(Value::Bool(true)) = self.client.execute(script, vec![]).await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.keep_picture_of(what).await;
        panic!("waited in vain until {what}. On the screen stood:\n{}", self.text().await);
    }

    /// All that a person can read now.
    pub(crate) async fn text(&self) -> String {
        self.look("return document.body.innerText").await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until these words can be read somewhere.
    pub(crate) async fn sees(&self, words: &str) {
        let script = format!("return document.body.innerText.includes({})", Value::from(words));
        self.until(&format!("“{words}” can be read"), &script).await;
    }

    /// Waits until these words are gone.
    pub(crate) async fn no_longer_sees(&self, words: &str) {
        let script = format!("return !document.body.innerText.includes({})", Value::from(words));
        self.until(&format!("“{words}” is gone"), &script).await;
    }

    /// Waits for the screen with this heading.
    pub(crate) async fn is_on(&self, heading: &str) {
        let script = format!(
            "return [...document.querySelectorAll('h1')].some((one) => one.innerText.includes({}))",
            Value::from(heading)
        );
        self.until(&format!("the screen “{heading}” is there"), &script).await;
    }

    /// Clicks the button, link, tab or row that is called so.
    pub(crate) async fn click(&self, name: &str) {
        let script = format!(
            "const named = (one) => (one.getAttribute('aria-label') ?? one.innerText ?? '').replace(/\\s+/g, ' ').trim();\
             const seen = (one) => one.offsetParent !== null && !one.disabled;\
             const all = [...document.querySelectorAll('dialog[open] button, dialog[open] a, dialog[open] [role=radio]'),\
               ...document.querySelectorAll('button, a, summary, [role=tab], [role=menuitem], [role=option], label')].filter(seen);\
             const wanted = {};\
             const found = all.find((one) => named(one) === wanted) ?? all.find((one) => named(one).startsWith(wanted));\
             if (!found) return false; found.scrollIntoView({{ block: 'center' }}); found.focus?.(); found.click(); return true;",
            Value::from(name)
        );
        self.until(&format!("“{name}” can be clicked"), &script).await;
    }

    /// Clicks the button that is called so where it is about this one: in the smallest article or list line that names it.
    pub(crate) async fn click_of(&self, about: &str, name: &str) {
        let script = format!(
            "const words = (one) => one.innerText.replace(/\\s+/g, ' ').trim();\
             const parts = [...document.querySelectorAll('main article, main li')].filter((one) => one.innerText.includes({}));\
             const buttons = parts.flatMap((part) => [...part.querySelectorAll('button, a')]);\
             const found = buttons.find((one) => words(one).startsWith({}) && one.offsetParent !== null && !one.disabled);\
             if (!found) return false; found.scrollIntoView({{ block: 'center' }}); found.focus(); found.click(); return true;",
            Value::from(about),
            Value::from(name)
        );
        self.until(&format!("“{name}” of “{about}” can be clicked"), &script).await;
    }

    /// Puts the focus on the field with this label and types there.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let script = format!(
            "const open = document.querySelector('dialog[open]') ?? document;\
             const words = (one) => one.innerText.replace(/\\s+/g, ' ').replace('*', '').trim();\
             const label = [...open.querySelectorAll('label')].find((one) => words(one).startsWith({}) && one.control);\
             if (!label) return false; label.control.scrollIntoView({{ block: 'center' }}); label.control.focus();\
             label.control.select?.(); return document.activeElement === label.control;",
            Value::from(label)
        );
        self.until(&format!("the field “{label}” is there"), &script).await;
        self.types(text).await;
    }

    /// Waits for the mark beside the field that says it was saved. That a page promises to save is no sign that it did.
    pub(crate) async fn has_saved_field(&self, label: &str) {
        let script = format!(
            "const words = (one) => one.innerText.replace(/\\s+/g, ' ').trim();\
             const label = [...document.querySelectorAll('label')].find((one) => words(one).startsWith({}) && one.control);\
             const mark = label?.closest('.field')?.querySelector('[role=status]');\
             return mark != null && words(mark) === 'bewaard';",
            Value::from(label)
        );
        self.until(&format!("“{label}” is saved"), &script).await;
    }

    /// Types into whatever has the focus.
    pub(crate) async fn types(&self, text: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.unwrap_or_else(|error| panic!("typing {text}: {error}"));
    }

    /// Presses keys together, the last one released first: `&[Key::Control.into(), 'k']`.
    pub(crate) async fn press(&self, keys: &[char]) {
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".into()), |keys, key| keys.then(key));
        self.client.perform_actions(actions).await.expect("keys can be pressed");
    }

    pub(crate) async fn tab(&self) {
        self.press(&[Key::Tab.into()]).await;
    }

    /// The label of whatever has the focus.
    pub(crate) async fn focused(&self) -> String {
        let script = "const one = document.activeElement;\
            return (one?.labels?.[0]?.innerText ?? one?.getAttribute('aria-label') ?? one?.innerText ?? '')\
              .replace('*', '').replace(/\\s+/g, ' ').trim()";
        self.look(script).await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until the field with this label has the focus, as one does without a mouse.
    pub(crate) async fn tab_to(&self, label: &str) {
        let mut passed = Vec::new();
        for _ in 0..80 {
            let now = self.focused().await;
            if now.starts_with(label) {
                return;
            }
            passed.push(now);
            self.tab().await;
        }
        panic!("Tab never came to “{label}”; it passed {passed:?}");
    }

    /// Checks the screen for people who see, hear or move otherwise.
    pub(crate) async fn is_accessible(&self, screen: &str) {
        // Colours that are still changing are nobody's choice. What turns for ever, turns.
        let still = "return document.getAnimations().every((one) => one.playState !== 'running' \
            || one.effect?.getComputedTiming().iterations === Infinity)";
        self.until("nothing on the screen moves", still).await;
        axe::check(&self.client, screen).await;
    }

    /// Saves what the window shows.
    pub(crate) async fn picture(&self, file: &Path) {
        // WebKit takes the picture with the next frame, and a page at rest draws none by itself.
        self.look(
            "let left = 40; const timer = setInterval(() => {\
             document.body.style.opacity = left % 2 ? '0.999' : ''; if (--left === 0) clearInterval(timer); }, 25)",
        )
        .await;
        let png = self.client.screenshot().await.expect("a picture");
        std::fs::write(file, png).expect("the picture is kept");
    }

    async fn keep_picture_of(&self, what: &str) {
        let name: String = what.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/failed-windows");
        let file = folder.join(format!("{name}.png"));
        if std::fs::create_dir_all(&folder).is_ok() {
            // A program that hangs gives no picture, and the test must still end.
            let _ = tokio::time::timeout(Duration::from_secs(5), self.picture(&file)).await;
        }
    }

    /// Waits until nothing on the screen is being loaded or moved.
    pub(crate) async fn comes_to_rest(&self) {
        let script =
            "return document.querySelector('[aria-busy=true]') === null && document.getAnimations().length === 0";
        self.until("the screen comes to rest", script).await;
    }

    /// The aanmelding of today's first talk on Vandaag, or of the first link there is.
    pub(crate) async fn first_application(&self) -> String {
        let script = "const heading = [...document.querySelectorAll('h2')].find((one) => one.innerText.startsWith('Gesprekken vandaag'));\
            const near = heading?.closest('section')?.querySelectorAll('a') ?? [];\
            return [...near, ...document.querySelectorAll('main a')].map((one) => one.hash.split('?')[0].split('/'))\
            .filter((parts) => parts[1] === 'aanmeldingen' && (parts[2] ?? '').length > 30)[0]?.[2] ?? ''";
        let id = self.look(script).await.as_str().unwrap_or_default().to_owned();
        assert!(!id.is_empty(), "Vandaag leads to an aanmelding");
        id
    }

    pub(crate) async fn find_all(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.map_or(0, |found| found.len())
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window changes size");
    }

    pub(crate) async fn goto(&self, hash: &str) {
        self.look(&format!("location.hash = {}", Value::from(hash))).await;
    }
}

/// Where the program saves what it would ask a place for.
fn answers_in(home: &Path) -> PathBuf {
    home.join("papieren")
}

/// Waits until the program that has its data under `home` has ended.
async fn wait_for_end(home: &Path) {
    let began = Instant::now();
    let mut look = Command::new("pgrep");
    look.args(["-f", &format!("driehoek --data {}", home.display())]).stdout(Stdio::null());
    while look.status().expect("pgrep").success() {
        assert!(began.elapsed() < PATIENCE, "the program does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Ends the program that has its data under `home`, at once.
fn end_program(home: &Path) -> std::io::Result<std::process::ExitStatus> {
    Command::new("pkill").args(["-KILL", "-f", &format!("driehoek --data {}", home.display())]).status()
}

impl Driver {
    fn start(theme: Theme, home: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1").stdout(Stdio::null()).stderr(Stdio::null());
        command.env("TAURI_WEBVIEW_AUTOMATION", "true").env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        // Nobody can click in the system's own windows: this folder is the answer to each of them.
        let answers = answers_in(home);
        std::fs::create_dir_all(&answers).expect("a folder for papers");
        command.env("DRIEHOEK_ANSWERS", answers);
        // Nothing of this machine's user may play a part, and nothing may be left behind.
        for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            command.env(name, home.join(name));
        }
        command.env("GTK_THEME", if theme == Theme::Dark { "Adwaita:dark" } else { "Adwaita" });
        let process = command.spawn().expect("WebKitWebDriver is installed");
        let driver = Self { process, port, home: home.to_owned() };
        driver.wait_until_it_listens();
        driver
    }

    fn wait_until_it_listens(&self) {
        let began = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(began.elapsed() < PATIENCE, "WebKitWebDriver does not listen");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
