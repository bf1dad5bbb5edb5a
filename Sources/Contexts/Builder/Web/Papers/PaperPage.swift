import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Ports
import ProcedureDraft
import Web

/// What the page of one paper shows.
struct PaperModel: Sendable {
  let paper: PaperReading
  var findings: [DraftFinding] = []
  /// `nil` while the draft cannot be read as a procedure.
  var examples: TriedExamples?
  /// The id of the example whose answers stand in the picture.
  var example = ""
  var canBeDrawn = false

  /// What is wrong with the paper itself, and not with one of its blocks.
  var ownFindings: [DraftFinding] {
    let blocks = paper.reading.folder.items(paper.blocks).map(\.path)
    return findings.filter { finding in !blocks.contains { finding.path.isWithin($0) } }
  }
}

/// One paper: what it is, its blocks from top to bottom, and how it looks.
func paperPage(_ model: PaperModel, guard formGuard: FormGuard) -> Page {
  let paper = model.paper
  let (reading, texts) = (paper.reading, paper.reading.texts)
  return draftPage(paper.title, reading.open, texts, crumbs: paperCrumbs(nil, reading), isWide: true) { h in
    h.workbench(
      Workbench(
        asideLabel: texts["builder.staff.paper.look"],
        side: { h in h.otherPapers(paper) },
        main: { h in
          h.findingNotes(model.ownFindings, texts)
          h.paperFacts(paper)
          h.paperBlocks(model, formGuard)
          h.newBlock(paper)
          h.p { h in
            h.a(["href": reading.address.page("paper-removal", at: paper.path)], texts["builder.staff.paper.removal"])
          }
        },
        aside: { h in h.paperLook(model) }))
  }
}

extension HTML {
  fileprivate mutating func otherPapers(_ paper: PaperReading) {
    nav(["aria-label": paper.reading.texts["builder.staff.papers.title"]]) { h in
      h.ul(["class": "ds-bench-list"]) { h in
        for other in PaperReading.list(paper.reading) {
          h.li { h in
            h.a(["href": other.address, "aria-current": other.path == paper.path ? "page" : nil]) { h in
              h.plainText(other.title)
            }
          }
        }
      }
    }
  }

  fileprivate mutating func paperFacts(_ paper: PaperReading) {
    let (reading, texts) = (paper.reading, paper.reading.texts)
    let facts = reading.address.page("paper-facts", at: paper.path)
    let when = paper.path.key("when")
    func yes(_ key: String) -> String { texts["builder.staff.\(paper.text(key) == "true" ? "yes" : "no")"] }
    summaryList(
      SummaryList([
        .init(texts["builder.staff.paper.title"], paper.text("title"), changeHref: facts),
        .init(texts["builder.staff.paper.kind"], paper.kind, changeHref: facts),
        .init(texts["builder.staff.paper.issued-when"], paper.moment, changeHref: facts),
        .init(
          texts["builder.staff.paper.when"], reading.condition(at: when) ?? texts["builder.staff.always"],
          changeHref: reading.address.page("condition", at: when)),
        .init(texts["builder.staff.paper.number"], paper.text("number"), changeHref: facts),
        .init(texts["builder.staff.paper.addressee"], paper.text("addressee"), changeHref: facts),
        .init(texts["builder.staff.paper.issuer"], yes("issuer"), changeHref: facts),
        .init(texts["builder.staff.paper.verifiable"], yes("verifiable"), changeHref: facts),
      ]), texts)
  }

  fileprivate mutating func paperBlocks(_ model: PaperModel, _ formGuard: FormGuard) {
    let paper = model.paper
    let (reading, texts) = (paper.reading, paper.reading.texts)
    let blocks = reading.folder.items(paper.blocks)
    h2(["id": "blocks"], texts["builder.staff.paper.blocks"])
    if blocks.isEmpty { p(texts["builder.staff.paper.no-blocks"]) }
    postForm(to: reading.address.page("paper-moves"), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", paper.path.description)])
      h.ol(["class": "ds-bench-items"]) { h in
        for number in blocks.indices { h.li { h in h.paperBlock(number, of: blocks, model) } }
      }
    }
  }

  private mutating func paperBlock(
    _ number: Int, of blocks: [(path: DraftPath, value: JSONValue)], _ model: PaperModel
  ) {
    let (reading, texts) = (model.paper.reading, model.paper.reading.texts)
    let (path, block) = blocks[number]
    let kind = PaperBlock.Kind(block).map { texts["builder.staff.block.\($0.rawValue)"] } ?? path.description
    let words = block.blockWords(texts)
    let name = "\(number + 1) \(kind)"
    p { h in
      h.a(["href": reading.address.page("paper-block", at: path)]) { h in
        h.plainText(kind)
        h.visuallyHidden("\(number + 1)")
      }
      let count = model.findings.count { $0.path.isWithin(path) }
      if count > 0 {
        h.text(" ")
        h.statusTag(StatusTag(texts["builder.staff.outline.findings", ["n": "\(count)"]], tone: .attention))
      }
    }
    p { h in h.plainText(words.count > 120 ? words.prefix(119) + "…" : words) }
    if let condition = reading.condition(at: path.key("when")) {
      p(["class": "ds-quiet"]) { h in h.plainText(texts["builder.staff.paper.block-when", ["condition": condition]]) }
    }
    div(["class": "ds-bench-tools"]) { h in
      if number > 0 { h.moveButton(BlockMove(block, blocks[number - 1].value, isUp: true), name, texts) }
      if number < blocks.count - 1 {
        h.moveButton(BlockMove(block, blocks[number + 1].value, isUp: false), name, texts)
      }
    }
  }

  private mutating func moveButton(_ move: BlockMove, _ name: String, _ texts: Texts) {
    actionButton(
      ActionButton(
        texts["builder.staff.\(move.isUp ? "up" : "down")"], rank: .quiet, name: "move", value: move.json.fieldText,
        hiddenSuffix: name))
  }

  fileprivate mutating func newBlock(_ paper: PaperReading) {
    let (reading, texts) = (paper.reading, paper.reading.texts)
    form(["class": "ds-filter", "method": "get", "action": reading.address.page("paper-block")]) { h in
      h.hiddenFields([HiddenField("at", paper.blocks.description)])
      h.div(["class": "ds-filter-fields"]) { h in
        h.selectField(
          SelectField(
            FieldFrame("kind", label: texts["builder.staff.block.kind"], need: .unmarked),
            options: PaperBlock.Kind.allCases.map { .init($0.rawValue, texts["builder.staff.block.\($0.rawValue)"]) },
            hasPrompt: false), texts)
        h.actionButton(ActionButton(texts["builder.staff.block.add"], rank: .secondary))
      }
    }
  }

  /// The first page as it will be printed, with the answers of an example.
  fileprivate mutating func paperLook(_ model: PaperModel) {
    let paper = model.paper
    let (reading, texts) = (paper.reading, paper.reading.texts)
    guard let examples = model.examples else { return p(texts["builder.staff.preview.unreadable"]) }
    form(["method": "get", "action": reading.address.page("paper")]) { h in
      h.hiddenFields([HiddenField("at", paper.path.description)])
      h.selectField(examples.field(model.example, texts), texts)
      h.actionButton(ActionButton(texts["builder.staff.preview.show"], rank: .secondary))
    }
    guard model.canBeDrawn else { return p(texts["builder.staff.paper.not-drawn"]) }
    let query = "&example=\(percentEncoded(model.example))&revision=\(reading.open.draft.revision)"
    img([
      "class": "ds-window ds-window-page", "src": reading.address.page("paper.png", at: paper.path) + query,
      "alt": texts["builder.staff.paper.picture", ["paper": paper.title]], "width": "800", "height": "1132",
    ])
    p { h in
      h.a([
        "href": reading.address.page("paper.pdf", at: paper.path) + query, "target": "_blank",
      ]) { h in
        h.text(texts["builder.staff.paper.pdf"])
        h.visuallyHidden(texts["builder.staff.new-tab"])
      }
    }
  }
}

/// Taking a paper away; first it is shown where it is named.
func paperRemovalPage(_ paper: PaperReading, guard formGuard: FormGuard) -> Page {
  let (reading, texts) = (paper.reading, paper.reading.texts)
  let title = texts["builder.staff.paper.removal.title", ["paper": paper.title]]
  return draftPage(title, reading.open, texts, crumbs: paperCrumbs(paper, reading)) { h in
    h.p(texts["builder.staff.paper.removal.lead"])
    h.useList(DraftUses(reading.folder).uses(of: .document(paper.id)), reading)
    h.postForm(to: reading.address.page("paper-removal", at: paper.path), guard: formGuard) { h in
      h.hiddenFields([
        HiddenField("at", paper.path.description), HiddenField("was", reading.folder[paper.path]?.fieldText ?? ""),
      ])
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.removal.do"], rank: .warning))
        h.actionLink(ActionLink(texts["builder.staff.back"], href: paper.address, rank: .secondary))
      }
    }
  }
}
