import DesignSystem
import FormSchema
import HTMLKit
import Hummingbird
import Kernel
import ProcedureDraft
import Web

/// What a paper is: its title, when it is issued, its number, to whom it is addressed.
enum PaperFacts {
  static let settings = [
    DraftSetting(key: "title", kind: .line, family: "paper"),
    DraftSetting(key: "kind", kind: .choice(DocumentTemplate.Kind.allCases.map(\.rawValue)), family: "paper"),
    DraftSetting(
      key: "issued-when", kind: .choice(DocumentTemplate.Moment.allCases.map(\.rawValue)), family: "paper"),
    DraftSetting(key: "number", kind: .line, family: "paper"),
    DraftSetting(key: "addressee", kind: .line, family: "paper"),
    DraftSetting(key: "issuer", kind: .flag, family: "paper"),
    DraftSetting(key: "verifiable", kind: .flag, family: "paper"),
  ]

  static func errors(_ input: SettingsInput, _ signs: LetterSigns, _ texts: Texts) -> [FieldError] {
    var errors: [FieldError] = []
    for key in ["title", "kind", "issued-when"] where input.text(key).trimmed.isEmpty {
      errors.append(FieldError(SettingsInput.name(key), texts["builder.staff.paper.\(key).missing"]))
    }
    for key in ["number", "addressee"] {
      if let wrong = signs.wrong(in: input.text(key)) { errors.append(FieldError(SettingsInput.name(key), wrong)) }
    }
    return errors
  }
}

/// The page of what a paper is.
struct PaperFactsRoutes: Sendable {
  let door: DraftDoor

  func add(to routes: inout RouteTable) {
    let write = Access.officer(BuilderPermission.write)
    routes.get("/staff/builder/{draft}/paper-facts", write, audit: "builder.draft-viewed") { request, context in
      let paper = try await door.paper(try context.draftPath(request), context)
      let input = SettingsInput(PaperFacts.settings, of: paper.reading.folder[paper.path] ?? .object([]))
      return context.respond(paperFactsPage(paper, input, errors: [], guard: context.formGuard()))
    }
    routes.post("/staff/builder/{draft}/paper-facts", write, audit: "builder.draft-edited", save)
  }

  @Sendable func save(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let path = try form.draftPath()
    let input = SettingsInput(PaperFacts.settings, form)
    let reading = DraftReading(try await door.open(context), context.texts)
    // Somebody has taken it away: the edit says so, and is shown as a choice with what was typed.
    guard let paper = PaperReading(path, reading) else {
      return try await door.save(
        .all(input.edits(at: DraftPath(path.file))), then: reading.address.page("papers"), context)
    }
    let errors = PaperFacts.errors(input, paper.signs(issued: input.text("issued-when")), context.texts)
    guard errors.isEmpty else {
      return context.respond(paperFactsPage(paper, input, errors: errors, guard: context.formGuard()))
    }
    let edits = input.edits(at: paper.path)
    guard !edits.isEmpty else { return context.redirect(to: paper.address) }
    return try await door.save(.all(edits), then: paper.address, context)
  }
}

extension PaperReading {
  /// The signs it may hold when it is issued at this moment.
  func signs(issued moment: String) -> LetterSigns {
    LetterSigns(.paper(isGrant: moment == DocumentTemplate.Moment.granted.rawValue), reading)
  }
}

extension DraftDoor {
  /// A paper of the draft of the address.
  /// - Throws: ``WebProblem/pageNotFound`` when there is none.
  func paper(_ path: DraftPath, _ context: AppContext) async throws -> PaperReading {
    let reading = DraftReading(try await open(context), context.texts)
    guard let paper = PaperReading(path, reading) else { throw WebProblem.pageNotFound }
    return paper
  }
}

/// The way from the draft to the pages of a paper.
func paperCrumbs(_ paper: PaperReading?, _ reading: DraftReading) -> [Breadcrumbs.Crumb] {
  [.init(reading.texts["builder.staff.papers.title"], href: reading.address.page("papers"))]
    + (paper.map { [.init($0.title, href: $0.address)] } ?? [])
}

private func paperFactsPage(
  _ paper: PaperReading, _ input: SettingsInput, errors: [FieldError], guard formGuard: FormGuard
) -> Page {
  let (reading, texts) = (paper.reading, paper.reading.texts)
  return draftPage(
    texts["builder.staff.paper.facts", ["paper": paper.title]], reading.open, texts, errors: errors,
    crumbs: paperCrumbs(paper, reading)
  ) { h in
    h.postForm(to: reading.address.page("paper-facts", at: paper.path), guard: formGuard) { h in
      h.hiddenFields([HiddenField("at", paper.path.description)])
      h.settingFields(input, errors: errors, tables: [], texts)
      h.disclosure(
        Disclosure(texts["builder.staff.signs"]) { h in
          h.insertList(InsertList(paper.signs.groups, into: SettingsInput.name("number")), texts)
        })
      h.buttonGroup { h in
        h.actionButton(ActionButton(texts["builder.staff.save"]))
        h.actionLink(ActionLink(texts["builder.staff.back"], href: paper.address, rank: .secondary))
      }
    }
  }
}
