import DesignSystem
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the page of one block of a paper shows.
struct BlockModel: Sendable {
  let paper: PaperReading
  /// Of the block; of the list of blocks for a new one.
  let path: DraftPath
  let block: PaperBlock
  var errors: [FieldError] = []
  /// What is still wrong with it.
  var findings: [DraftFinding] = []
}

/// One block of a paper, with the signs that can be put into it beside it.
func blockPage(_ model: BlockModel, guard formGuard: FormGuard) -> Page {
  let (paper, block) = (model.paper, model.block)
  let (reading, texts) = (paper.reading, paper.reading.texts)
  let kind = texts["builder.staff.block.\(block.kind.rawValue)"]
  let title = texts["builder.staff.block.\(block.was == nil ? "new" : "title")", ["kind": kind]]
  return draftPage(
    title, reading.open, texts, errors: model.errors, crumbs: paperCrumbs(paper, reading), isWide: true
  ) { h in
    h.workbench(
      Workbench(
        asideLabel: texts["builder.staff.signs"],
        side: { h in h.p(["class": "ds-quiet"], texts["builder.staff.block.\(block.kind.rawValue).look"]) },
        main: { h in
          h.findingNotes(model.findings, texts)
          h.blockForm(model, formGuard)
        },
        aside: { h in
          h.p(texts["builder.staff.signs.lead"])
          h.insertList(InsertList(paper.signs.groups, into: block.kind == .fields ? "row:0.value" : "text"), texts)
        }))
  }
}

extension HTML {
  fileprivate mutating func blockForm(_ model: BlockModel, _ formGuard: FormGuard) {
    let (paper, block) = (model.paper, model.block)
    let (reading, texts) = (paper.reading, paper.reading.texts)
    if block.was != nil {
      let when = model.path.key("when")
      summaryList(
        SummaryList([
          .init(
            texts["builder.staff.block.when"], reading.condition(at: when) ?? texts["builder.staff.always"],
            changeHref: reading.address.page("condition", at: when))
        ]), texts)
    }
    postForm(to: reading.address.page("paper-block", at: model.path), guard: formGuard) { h in
      h.defaultButton(name: "press", value: "save")
      h.hiddenFields([
        HiddenField("at", model.path.description), HiddenField("kind", block.kind.rawValue),
        HiddenField("was", block.was?.fieldText ?? ""),
        HiddenField("count", "\(reading.folder.items(paper.blocks).count)"),
      ])
      h.blockContent(model)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"], name: "press", value: "save"))
        if block.was != nil {
          h.actionButton(
            ActionButton(texts["builder.staff.block.remove"], rank: .warning, name: "press", value: "remove"))
        }
        h.actionLink(ActionLink(texts["builder.staff.back"], href: paper.address, rank: .secondary))
      }
    }
  }

  private mutating func blockContent(_ model: BlockModel) {
    let (block, texts) = (model.block, model.paper.reading.texts)
    let kind = block.kind.rawValue
    let frame = FieldFrame(
      "text", label: texts["builder.staff.block.\(kind)"], error: model.errors.message(for: "text"), need: .unmarked)
    switch block.kind {
    case .paragraph, .note: textArea(TextArea(frame, value: block.text, rows: 6), texts)
    case .centred, .right: textField(TextField(frame, value: block.text), texts)
    case .space:
      textField(
        TextField(frame, value: block.text, kind: .number, width: .tiny, suffix: texts["builder.staff.block.unit"]),
        texts)
    case .fields: blockRows(model)
    }
  }

  private mutating func blockRows(_ model: BlockModel) {
    let (block, texts) = (model.block, model.paper.reading.texts)
    div(["id": "rows", "tabindex": "-1"]) { h in
      if let error = model.errors.message(for: "rows") { h.p(["class": "ds-error"], error) }
      h.ol(["class": "ds-bench-items"]) { h in
        for (number, row) in block.rows.enumerated() { h.li { h in h.blockRow(row, number, model) } }
      }
      h.actionButton(
        ActionButton(texts["builder.staff.block.row.add"], rank: .secondary, name: "press", value: "row-add"))
    }
  }

  private mutating func blockRow(_ row: PaperBlock.Row, _ number: Int, _ model: BlockModel) {
    let texts = model.paper.reading.texts
    for (part, value) in [("label", row.label), ("value", row.value)] {
      let name = "row:\(number).\(part)"
      textField(
        TextField(
          FieldFrame(
            name, label: texts["builder.staff.block.row.\(part)", ["n": "\(number + 1)"]],
            error: model.errors.message(for: name), need: .unmarked),
          value: value), texts)
    }
    rowButtons(
      .row, number, of: model.block.rows.count, name: row.label.isEmpty ? "\(number + 1)" : row.label, texts)
  }
}
