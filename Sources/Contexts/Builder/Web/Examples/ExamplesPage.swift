import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the list of a draft's examples shows.
struct ExamplesModel: Sendable {
  let reading: DraftReading
  let examples: DraftExamples
  /// What came of them, by id; `nil` where they were not run.
  let outcomes: [String: DraftExample]?
  /// What none of them reaches; `nil` while the draft cannot be read.
  let reach: ExampleReach?
  var wasRemoved = false
}

/// The examples of a draft, whether they hold, and what nobody has tried.
func examplesPage(_ model: ExamplesModel) -> Page {
  let (reading, texts) = (model.reading, model.reading.texts)
  return draftPage(
    texts["builder.staff.examples.title"], reading.open, texts, part: .examples, isWide: true
  ) { h in
    if model.wasRemoved {
      h.notificationBanner(NotificationBanner(.success, title: texts["builder.staff.example.removed"]), texts)
    }
    h.p(texts["builder.staff.examples.lead"])
    h.buttonGroup { h in
      h.actionLink(ActionLink(texts["builder.staff.trial.title"], href: reading.address.page("trial")))
      if model.outcomes == nil, !model.examples.items.isEmpty {
        h.actionLink(
          ActionLink(
            texts["builder.staff.examples.run"], href: "\(reading.address.page("examples"))?run=1", rank: .secondary))
      }
    }
    if model.examples.definition == nil {
      h.callout(Callout(.caution, text: texts["builder.staff.preview.unreadable"]))
    }
    h.examplesState(model, texts)
    h.examplesTable(model, texts)
    if let reach = model.reach { h.exampleReach(reach, model, texts) }
  }
}

extension HTML {
  fileprivate mutating func examplesState(_ model: ExamplesModel, _ texts: Texts) {
    guard let outcomes = model.outcomes, !outcomes.isEmpty else { return }
    let held = outcomes.values.count(where: \.holds)
    p(["role": "status"], texts["builder.staff.examples.held", ["n": "\(held)", "all": "\(outcomes.count)"]])
  }

  fileprivate mutating func examplesTable(_ model: ExamplesModel, _ texts: Texts) {
    guard !model.examples.items.isEmpty else {
      return emptyState(
        EmptyState(texts["builder.staff.examples.none"], text: texts["builder.staff.examples.none.text"]))
    }
    let columns = ["title", "expected", "holds"]
    dataTable(
      DataTable(
        id: "examples", caption: texts["builder.staff.examples.title"], isCaptionHidden: true,
        columns: columns.map { .init(texts["builder.staff.examples.column.\($0)"]) },
        rows: model.examples.items.map { item in
          [
            .content { h in
              h.a(["href": model.reading.address.page("example", at: item.path)]) { h in h.plainText(item.title) }
            },
            .text(texts.expectation(of: item.tree)),
            .content { h in h.exampleState(item, model.outcomes?[item.id], isRun: model.outcomes != nil, texts) },
          ]
        }), texts)
  }

  /// Whether it holds, and if not, the first reason.
  mutating func exampleState(_ item: DraftExamples.Item, _ outcome: DraftExample?, isRun: Bool, _ texts: Texts) {
    guard let outcome else {
      let key = isRun ? "unreadable" : "not-run"
      return statusTag(StatusTag(texts["builder.staff.example.\(key)"], tone: isRun ? .attention : .neutral))
    }
    statusTag(
      StatusTag(
        texts["builder.staff.example.\(outcome.holds ? "holds" : "fails")"], tone: outcome.holds ? .success : .danger))
    guard let first = outcome.findings.first else { return }
    p(["class": "ds-quiet"]) { h in h.plainText(first.sentence(in: texts.officerLanguage)) }
  }

  fileprivate mutating func exampleReach(_ reach: ExampleReach, _ model: ExamplesModel, _ texts: Texts) {
    h2(["id": "untried"], texts["builder.staff.reach.title"])
    guard reach.count > 0 else { return p(texts["builder.staff.reach.none"]) }
    p(texts["builder.staff.reach.lead"])
    if !reach.awkward.isEmpty {
      h3(texts["builder.staff.reach.awkward"])
      ul { h in for one in reach.awkward { h.li(texts["builder.staff.reach.awkward.\(one.rawValue)"]) } }
    }
    reachList(
      "questions", reach.questions.map { ($0.words.label($0.question), model.href(ofQuestion: $0.id)) }, texts)
    reachList(
      "options",
      reach.options.map { question, option, words in
        let values = ["question": words.label(question), "option": words.label(option, of: question)]
        return (texts["builder.staff.reach.option", values], nil)
      }, texts)
    reachList(
      "rows",
      reach.rows.map { row in
        let values = [
          "table": texts["builder.staff.reach.table.\(row.kind.rawValue)"], "n": "\(row.row)", "remark": row.remark,
        ]
        return (texts[row.remark.isEmpty ? "builder.staff.reach.row" : "builder.staff.reach.row.remark", values], nil)
      }, texts)
  }

  /// One kind of what nobody has tried; long lists stand behind a fold.
  private mutating func reachList(_ kind: String, _ entries: [(label: String, href: String?)], _ texts: Texts) {
    guard !entries.isEmpty else { return }
    disclosure(
      Disclosure(
        texts["builder.staff.reach.\(kind)", ["n": "\(entries.count)"]], isOpen: entries.count <= 8
      ) { h in
        h.ul { h in
          for entry in entries.prefix(200) {
            h.li { h in
              guard let href = entry.href else { return h.plainText(entry.label) }
              h.a(["href": href]) { h in h.plainText(entry.label) }
            }
          }
        }
      })
  }
}

extension ExamplesModel {
  fileprivate func href(ofQuestion id: String) -> String? {
    reading.outline.question(id).map { reading.address.page("question", at: $0.path) }
  }
}

extension Texts {
  /// What an example expects, in a word or two.
  func expectation(of tree: JSONValue) -> String {
    let expect = tree["expect"]
    guard expect?["accepted"]?.written == "true" else {
      let key = expect?["not-eligible"] != nil ? "not-eligible" : "refused"
      return self["builder.staff.example.short.\(key)"]
    }
    let fee = expect?["fee"]?.written.flatMap { Int($0) } ?? 0
    let key = expect?["ask"] != nil ? "asked" : "accepted"
    return self["builder.staff.example.short.\(key)", ["fee": Yen(fee).grouped]]
  }
}
