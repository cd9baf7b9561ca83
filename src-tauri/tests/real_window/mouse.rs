//! The mouse: where a person presses, drags and lets go.

use std::time::Duration;

use fantoccini::Locator;
use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use super::Window;

/// How long a hand takes from one place to another.
const STROKE: Duration = Duration::from_millis(200);

impl Window {
    /// Presses the left button on what this selector finds, and drags it a little: it is in the hand now.
    pub(crate) async fn picks_up(&self, css: &str) {
        let element = self.client.find(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"));
        self.mouse(vec![
            PointerAction::MoveToElement { element, duration: Some(STROKE), x: 0.0, y: 0.0 },
            PointerAction::Down { button: MOUSE_BUTTON_LEFT },
            PointerAction::MoveBy { duration: Some(STROKE), x: 12.0, y: 8.0 },
        ])
        .await;
    }

    /// Drags what is in the hand over what this selector finds.
    pub(crate) async fn drags_to(&self, css: &str) {
        let element = self.client.find(Locator::Css(css)).await.unwrap_or_else(|error| panic!("{css}: {error}"));
        self.mouse(vec![PointerAction::MoveToElement { element, duration: Some(STROKE), x: 0.0, y: 0.0 }]).await;
    }

    /// Lets go.
    pub(crate) async fn drops(&self) {
        self.mouse(vec![PointerAction::Up { button: MOUSE_BUTTON_LEFT }]).await;
    }

    async fn mouse(&self, actions: Vec<PointerAction>) {
        let all = actions.into_iter().fold(MouseActions::new("mouse".into()), |mouse, action| mouse.then(action));
        self.client.perform_actions(all).await.expect("the mouse can be used");
    }
}
