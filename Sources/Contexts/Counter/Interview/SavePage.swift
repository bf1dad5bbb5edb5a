import DesignSystem
import FormSchema
import Kernel
import Nihongo
import Ports
import Storage
import Web

/// What came of a page of an interview, or of a paper that is entered, when it was sent.
struct SavedPage {
  /// As it is kept now.
  var application: OpenApplication
  /// What of the page has to be put right.
  var wrong: [FieldError] = []
  /// What was typed where another window had saved other answers first; then nothing of it is kept.
  var conflicting: TypedAnswers?
}

extension CounterDesk {
  /// Keeps what an officer typed into `application`, and fills in what a postal code tells when its button was pressed.
  func save(
    _ input: InterviewInput, into application: OpenApplication, by officer: Officer, _ texts: Texts
  ) async throws -> SavedPage {
    let definition = application.published.definition
    var (typed, refused) = input.merged(into: application.typed, of: definition.form)
    if input.revision != application.revision, typed != application.typed {
      return SavedPage(application: application, conflicting: typed)
    }
    var changed = application
    if application.isPaper {
      let scans = PaperScan.merged(input, into: application.enclosures)
      changed.enclosures = scans.kept
      refused += scans.refused
    }
    var wrong = refused.map { $0.error(in: definition, texts) }
    if case .lookUpAddress(let field) = input.press { wrong += try await lookUp(field, &typed, texts) }
    if typed != application.typed || changed.enclosures != application.enclosures {
      changed = try await applications.save(changed.retyped(typed, on: town.world.today))
      var facts = ["revision": "\(changed.revision)"]
      if application.isPaper { facts["scans"] = "\(changed.enclosures.count)" }
      try await note("counter.saved", application.id, by: officer, facts)
    }
    return SavedPage(application: changed, wrong: wrong)
  }

  /// Fills in what a postal code tells.
  private func lookUp(_ field: String, _ typed: inout TypedAnswers, _ texts: Texts) async throws -> [FieldError] {
    let input = "\(field).postal-code"
    guard let code = PostalCode(typed.first(input)) else {
      return [FieldError(input, texts["counter.staff.postal.malformed"])]
    }
    let places = try await town.database.read { tx in try reference.places(postalCode: code.digits, in: tx) }
    return typed.fillIn(field, from: places) ? [] : [FieldError(input, texts["counter.staff.postal.unknown"])]
  }
}

extension OpenApplication {
  /// What the page shows of answers that were in conflict: files are those that are kept, for a browser cannot show
  /// others as chosen.
  func shown(conflicting typed: TypedAnswers) -> TypedAnswers {
    var shown = typed
    for question in published.definition.form.questions where question.type.isAttached {
      shown[question.id] = self.typed[question.id]
    }
    return shown
  }

  /// The labels of the questions that are answered otherwise in `shown` than in what is kept.
  func differing(from shown: TypedAnswers, _ language: Language) -> [String] {
    let words = published.definition.words(in: language)
    return published.definition.form.questions.filter { question in
      Set(question.inputs(in: shown) + question.inputs(in: typed)).contains { shown[$0] != typed[$0] }
    }.map { words.label($0) }
  }
}
