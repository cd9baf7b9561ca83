//! axe-core on the screen that is shown, with every rule of WCAG 2.2 A and AA it knows.

use std::path::Path;

use fantoccini::Client;
use serde_json::Value;

const RUN: &str = "const done = arguments[arguments.length - 1];\
    axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })\
      .then((result) => done(result.violations.map((one) => ({ id: one.id, help: one.help,\
         nodes: one.nodes.map((node) => node.html.slice(0, 160) + ' :: ' + (node.any[0]?.message ?? node.failureSummary)) }))),\
       (error) => done([{ id: 'axe', help: String(error), nodes: [] }]));";

pub(super) async fn check(client: &Client, screen: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
    let source = std::fs::read_to_string(path).expect("axe-core is installed with the window's packages");
    client.execute(&source, vec![]).await.expect("axe loads");
    let findings = client.execute_async(RUN, vec![]).await.expect("axe runs");
    assert_eq!(findings, Value::Array(vec![]), "axe on “{screen}”: {findings:#}");
}
