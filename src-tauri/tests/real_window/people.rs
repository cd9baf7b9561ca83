//! Who is at the window: the first start of a school, locking, and unlocking as somebody.

use fantoccini::key::Key;
use serde_json::Value;

use super::Window;

/// Of whoever makes a school in these tests.
pub(crate) const DIRECTOR: &str = "Petra van den Heuvel";
/// What they open it with.
pub(crate) const PASSPHRASE: &str = "drie ganzen op de dorpspomp";
/// What opens the demo, whoever one is there.
pub(crate) const DEMO_PASSPHRASE: &str = "drie hoeken, samen kijken";

impl Window {
    /// Walks the first start and gives back the recovery code.
    pub(crate) async fn makes_school(&self) -> Vec<String> {
        self.is_on("Welkom bij Driehoek").await;
        self.is_accessible("welkom").await;
        self.click("School inrichten").await;
        self.is_on("Over welke school gaat het?").await;
        self.fill("Uw eigen naam", DIRECTOR).await;
        self.is_accessible("school en naam").await;
        self.click("Verder").await;
        self.is_on("Kies uw wachtzin").await;
        self.fill_new_passphrase("Wachtzin", PASSPHRASE).await;
        self.is_accessible("wachtzin").await;
        self.click("Verder").await;
        self.is_on("Schrijf de herstelcode op").await;
        let code = self.recovery_code().await;
        self.is_accessible("herstelcode").await;
        self.click("Ik heb de code opgeschreven").await;
        self.is_on("Even nakijken").await;
        self.fill("Groep 4 van de herstelcode", "00000").await;
        self.click("School openen").await;
        self.sees_a_problem("the wrong group").await;
        self.is_accessible("code nakijken").await;
        self.fill("Groep 4 van de herstelcode", &code[3].to_lowercase()).await;
        self.click("School openen").await;
        self.is_open().await;
        code
    }

    /// The six groups that stand on the screen to be written down.
    pub(crate) async fn recovery_code(&self) -> Vec<String> {
        let groups = "return document.querySelectorAll('ol[aria-label=Herstelcode] .group').length === 6";
        self.until("the code can be read", groups).await;
        let text = self.text().await;
        let is_group =
            |word: &&str| word.len() == 5 && word.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
        let code: Vec<String> = text.split_whitespace().filter(is_group).map(String::from).collect();
        assert_eq!(code.len(), 6, "six groups to write down: {text}");
        code
    }

    /// Types a new passphrase twice.
    pub(crate) async fn fill_new_passphrase(&self, label: &str, passphrase: &str) {
        self.fill(label, passphrase).await;
        self.fill("Nog een keer dezelfde wachtzin", passphrase).await;
    }

    /// Chooses from the list with this label.
    pub(crate) async fn choose(&self, label: &str, choice: &str) {
        let script = format!(
            "const open = document.querySelector('dialog[open]') ?? document;\
             const words = (one) => one.innerText.replace(/\\s+/g, ' ').replace('*', '').trim();\
             const list = [...open.querySelectorAll('label')].find((one) => words(one).startsWith({}) && one.control?.options)?.control;\
             const line = [...(list?.options ?? [])].find((one) => one.label === {});\
             if (!line) return false; list.focus(); list.value = line.value;\
             list.dispatchEvent(new Event('input', {{ bubbles: true }})); list.dispatchEvent(new Event('change', {{ bubbles: true }}));\
             return true;",
            Value::from(label),
            Value::from(choice)
        );
        self.until(&format!("“{choice}” can be chosen at “{label}”"), &script).await;
    }

    /// Locks by its keys, which work on every screen.
    pub(crate) async fn locks(&self) {
        self.press(&[Key::Control.into(), 'l']).await;
        self.is_locked().await;
    }

    /// Waits for the lock.
    pub(crate) async fn is_locked(&self) {
        self.is_on("Driehoek is vergrendeld").await;
    }

    /// Waits until Driehoek is open.
    pub(crate) async fn is_open(&self) {
        self.until("Driehoek is open", "return document.querySelector('main#content h1') !== null").await;
    }

    /// Types a passphrase at the lock and asks to be let in.
    pub(crate) async fn tries(&self, passphrase: &str) {
        self.fill("Wachtzin", passphrase).await;
        self.click("Ontgrendelen").await;
    }

    /// Opens it as the only person there is, or who was chosen.
    pub(crate) async fn unlocks(&self, passphrase: &str) {
        self.tries(passphrase).await;
        self.is_open().await;
    }

    /// Says who it is and opens.
    pub(crate) async fn unlocks_as(&self, who: &str, passphrase: &str) {
        self.choose("Wie bent u?", who).await;
        self.unlocks(passphrase).await;
        self.sees(&format!("{who},")).await;
    }

    /// Waits until something is said beside a field.
    pub(crate) async fn sees_a_problem(&self, what: &str) {
        let script = "return document.querySelector('[aria-invalid=true]') !== null";
        self.until(&format!("{what} is said"), script).await;
    }

    /// Waits until the question or form over the page is gone.
    pub(crate) async fn dialog_closes(&self) {
        self.until("the dialog is closed", "return document.querySelector('dialog[open]') === null").await;
    }
}
