import DesignSystem
import HTMLKit
import Hummingbird
import Kernel
import Ports
import ProcedureDraft
import Web

/// The papers a procedure gives, and the way to a new one.
func papersPage(_ reading: DraftReading, _ findings: [DraftFinding]) -> Page {
  let texts = reading.texts
  return draftPage(texts["builder.staff.papers.title"], reading.open, texts, part: .papers) { h in
    h.p(texts["builder.staff.papers.lead"])
    let papers = PaperReading.list(reading)
    if papers.isEmpty { h.emptyState(EmptyState(texts["builder.staff.papers.none"])) }
    h.cardList(
      CardList(
        papers.map { paper in
          let count = findings.count { $0.path.isWithin(paper.path) }
          return CardList.Card(
            paper.title, href: paper.address, text: paper.moment,
            facts: [
              paper.kind,
              texts["builder.staff.papers.blocks", ["n": "\(reading.folder.items(paper.blocks).count)"]],
            ],
            tag: count > 0
              ? StatusTag(texts["builder.staff.outline.findings", ["n": "\(count)"]], tone: .attention) : nil)
        }))
    h.p { h in
      h.actionLink(ActionLink(texts["builder.staff.papers.new"], href: reading.address.page("new-paper")))
    }
  }
}

/// A new paper, as typed.
struct NewPaperInput: Sendable {
  var starter: PaperStarter?
  var title = ""
  var id = ""

  init(id: String) { self.id = id }

  init(_ form: SubmittedForm) {
    starter = PaperStarter(rawValue: form["starter"])
    (title, id) = (form["title"].trimmed, form["id"].trimmed)
  }

  func errors(_ reading: DraftReading) -> [FieldError] {
    let texts = reading.texts
    var errors: [FieldError] = []
    if starter == nil { errors.append(FieldError("starter", texts["builder.staff.paper.starter.missing"])) }
    if title.isEmpty { errors.append(FieldError("title", texts["builder.staff.paper.title.missing"])) }
    if !id.isDraftID {
      errors.append(FieldError("id", texts["builder.staff.id.wrong"]))
    } else if let other = reading.folder[PaperReading.file(id)], starter?.document(id, title: title) != other {
      errors.append(FieldError("id", texts["builder.staff.id.taken", ["id": id]]))
    }
    return errors
  }
}

/// A new paper from what papers of its kind always say.
struct NewPaperRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/new-paper", write, audit: "builder.draft-viewed") { _, context in
      let reading = DraftReading(try await door.open(context), context.texts)
      let id = (1...DraftLimits.files).lazy.map { "paper-\($0)" }.first { reading.folder[PaperReading.file($0)] == nil }
      return context.respond(newPaperPage(reading, NewPaperInput(id: id ?? ""), [], context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/new-paper", write, audit: "builder.draft-edited", make)
  }

  @Sendable func make(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let reading = DraftReading(try await door.open(context), context.texts)
    let input = NewPaperInput(form)
    let errors = input.errors(reading)
    guard let starter = input.starter, errors.isEmpty else {
      return context.respond(newPaperPage(reading, input, errors, context.formGuard()))
    }
    let file = PaperReading.file(input.id)
    return try await door.save(
      .addFile(file.file, .tree(starter.document(input.id, title: input.title))),
      then: reading.address.page("paper", at: file), context)
  }
}

private func newPaperPage(
  _ reading: DraftReading, _ input: NewPaperInput, _ errors: [FieldError], _ formGuard: FormGuard
) -> Page {
  let texts = reading.texts
  return draftPage(
    texts["builder.staff.papers.new"], reading.open, texts, errors: errors, crumbs: paperCrumbs(nil, reading)
  ) { h in
    h.postForm(to: reading.address.page("new-paper"), guard: formGuard) { h in
      h.radioGroup(
        RadioGroup(
          FieldFrame(
            "starter", label: texts["builder.staff.paper.starter"], error: errors.message(for: "starter")),
          options: PaperStarter.allCases.map {
            ChoiceOption(
              $0.rawValue, texts["builder.staff.paper.starter.\($0.rawValue)"],
              hint: texts["builder.staff.paper.starter.\($0.rawValue).hint"])
          }, value: input.starter?.rawValue), texts)
      h.textField(
        TextField(
          FieldFrame(
            "title", label: texts["builder.staff.paper.title"], hint: texts["builder.staff.paper.title.hint"],
            error: errors.message(for: "title")), value: input.title), texts)
      h.textField(
        TextField(
          FieldFrame(
            "id", label: texts["builder.staff.setting.id"], hint: texts["builder.staff.id.hint"],
            error: errors.message(for: "id")), value: input.id, width: .medium), texts)
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.paper.make"]))
        h.actionLink(
          ActionLink(texts["builder.staff.back"], href: reading.address.page("papers"), rank: .secondary))
      }
    }
  }
}
