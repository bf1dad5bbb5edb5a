import DesignSystem
import FormSchema
import Hummingbird
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// Filling in from the registry: the officer has seen a document of the person in front of them.
struct ResidentRoutes: Sendable {
  let desk: CounterDesk

  /// Who comes from the script on the telephone goes back there.
  static let talk = "talk"

  static func path(_ application: String) -> String { InterviewRoutes.path(application) + "/resident" }

  func add(to routes: inout RouteTable) {
    let access = Access.officer(CounterPermission.pickResident)
    routes.get(Self.path("{id}"), access, audit: "counter.resident-page") { request, context in
      let application = try await open(context)
      var model = ResidentModel(application)
      model.isFromTalk = request.uri.queryParameters["from"].map(String.init) == Self.talk
      return context.respond(residentPage(model, guard: context.formGuard(), texts: context.texts))
    }
    // Names and birthdays are posted, so that no address holds them.
    routes.post(Self.path("{id}"), access, audit: "counter.resident-sought", seek)
    routes.get(Self.path("{id}") + "/choice", access, audit: "counter.resident-page") { _, context in
      context.redirect(to: Self.path(try context.segment("id")))
    }
    routes.post(Self.path("{id}") + "/choice", access, audit: "counter.resident-picked", pick)
  }

  /// Who may look into the registry may not for that reason work at the counter.
  private func open(_ context: AppContext) async throws -> OpenApplication {
    guard try context.officer.may(CounterPermission.use) else { throw WebProblem.notAllowed }
    return try await desk.open(context)
  }

  @Sendable func seek(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    var model = ResidentModel(try await open(context))
    model.isFromTalk = form["from"] == Self.talk
    (model.name, model.birthDate) = (String(form["name"].prefix(100)), String(form["birth-date"].prefix(40)))
    let date = try? DateReader.read(model.birthDate)
    if model.name.allSatisfy(\.isWhitespace) {
      model.errors.append(FieldError("name", context.texts["counter.staff.resident.name.missing"]))
    }
    if date == nil {
      model.errors.append(FieldError("birth-date", context.texts["counter.staff.resident.birth-date.wrong"]))
    }
    if model.errors.isEmpty, let date {
      let name = model.name
      let inquiry = ResidentInquiry(by: officer.actor, for: model.application.purposeOfInquiry)
      model.found = try await desk.town.database.write { tx in
        try desk.residents.find(name: name, birthDate: date, inquiry, in: tx)
      }
    }
    return context.respond(residentPage(model, guard: context.formGuard(), texts: context.texts))
  }

  /// Puts what the registry knows into the questions that were not answered yet.
  @Sendable func pick(_ form: SubmittedForm, _ context: AppContext) async throws -> Response {
    let officer = try context.officer
    let application = try await open(context)
    let id = form["resident"]
    guard !id.isEmpty else { return context.redirect(to: Self.path(application.id)) }
    let asSubject = form["as"] == "subject"
    let inquiry = ResidentInquiry(by: officer.actor, for: application.purposeOfInquiry)
    let facts = try await desk.town.database.write { tx -> PrefillFacts in
      let person = try desk.residents.resident(id, inquiry, in: tx)
      if asSubject { return PrefillFacts(subject: person.forTheScreen) }
      let household = try desk.residents.household(of: id, inquiry, in: tx)
      return PrefillFacts(applicant: person.forTheScreen, household: household.filter { !$0.isProtected })
    }
    let proposal = Prefill.propose(
      for: application.published.definition.form, of: application.published.id, from: facts, keeping: application.typed)
    var filled = application
    filled.typed = proposal.added(to: application.typed)
    filled.provenance.merge(proposal.provenance) { $1 }
    let saved = try await desk.applications.save(filled)
    try await desk.note(
      "counter.resident-picked", saved.id, by: officer,
      ["as": asSubject ? "subject" : "applicant", "questions": "\(proposal.origins.count)"])
    guard form["from"] != Self.talk else {
      return context.redirect(to: "/staff/talk/applications/\(saved.id)#say")
    }
    return context.redirect(to: InterviewRoutes.path(saved.id) + "?filled=\(proposal.origins.count)")
  }
}

extension OpenApplication {
  /// What the registry is asked for.
  fileprivate var purposeOfInquiry: ResidentInquiry.Purpose { channel == .counter ? .counter : .paper }
}

extension ResidentFacts {
  /// Without the address of a person under 支援措置: a screen at the counter has two sides.
  var forTheScreen: ResidentFacts {
    guard isProtected else { return self }
    var facts = self
    facts.address = Address(prefecture: "", city: "", town: "", street: "")
    return facts
  }
}
