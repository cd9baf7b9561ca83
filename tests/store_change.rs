//! The change door: what it writes, what it refuses, and how it is taken back.

mod support;

use support::Desk;

support::both! {
    async fn an_empty_store_can_be_read(desk: Desk) {
        let mut db = desk.db().await;
        let rows = driehoek::store::rows(&mut db, "select id from journal_change", []).await.unwrap();
        assert!(rows.is_empty());
    }
}
