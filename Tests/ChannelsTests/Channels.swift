import FormContract
import FormSamples
import FormSchema
import FormScript
import Foundation
import Kernel
import Ports
import Testing
import Vault
import Web

@testable import Cases
@testable import Counter

/// The ways in which one and the same application can come to the town. Each gives what is typed into the form in the
/// end.
struct Channels {
  let published: PublishedProcedure
  let sample: AnswerSample
  let today: CivilDate
  private let vault: Vault

  init(_ published: PublishedProcedure, _ sample: AnswerSample, today: CivilDate, vault: Vault) {
    (self.published, self.sample, self.today, self.vault) = (published, sample, today, vault)
  }

  private var definition: ProcedureDefinition { published.definition }
  private var form: Form { definition.form }

  /// Page by page, without scripts: what a page brings up is on the next one, and pages are sent until nothing is new.
  func web() -> TypedAnswers {
    let words = definition.words(in: .japanese)
    return settled { typed, places in
      for section in form.sections {
        let own = places.filter { place in section.questions.contains { $0.id == place.question } }
        guard !own.isEmpty else { continue }
        var fields = self.fields(own).mapValues { $0.map { $0.replacing("\n", with: "\r\n") } }
        fields["shown"] = [own.map(\.name).joined(separator: ",")]
        let page = TypedPage(
          form: SubmittedForm(fields: fields, files: files(own)), questions: section.questions, words: words)
        typed = page.merged(into: typed).typed
      }
    }
  }

  /// On one page, on which an address of mail is typed once.
  func interview() -> TypedAnswers {
    settled { typed, places in
      let again = Set(places.filter { $0.inner.type.name == .email }.map { "\($0.name).again" })
      interview(self.fields(places).filter { !again.contains($0.key) }, files(places), places, &typed)
    }
  }

  /// A filled form by post: its codes are scanned in any order, then the officer adds what is enclosed and saves.
  func paperByCode(_ random: inout SeededRandom) throws -> TypedAnswers {
    let codes = try SealedPaper.codes(sample.typed, published, vault: vault).shuffled(using: &random)
    guard case .whole(published.version, let sealed) = SealedPaper.gather(codes),
      var typed = try SealedPaper.open(sealed, published, vault: vault)
    else { throw LostOnTheWay() }
    let places = self.places(in: sample.reading)
    let fields = Dictionary(
      uniqueKeysWithValues: places.flatMap { place in place.inputs(in: typed).map { ($0, typed[$0]) } })
    interview(fields, files(places), places, &typed)
    return typed
  }

  /// An empty form that was filled in by hand: every field is there, and the officer types the answers as they are read
  /// out of the boxes.
  func paperByHand() throws -> TypedAnswers {
    let read = try api()
    var typed = TypedAnswers()
    let places = self.places(in: sample.reading)
    let fields = Dictionary(
      uniqueKeysWithValues: places.flatMap { place in place.inputs(in: read).map { ($0, read[$0]) } })
    interview(fields, files(places), places, &typed, shown: form.questions.map(\.id))
    return typed
  }

  /// By a program, from the JSON of the answers.
  func api() throws -> TypedAnswers {
    let document = ContractWriter(definition).write(sample.reading.answers) { Array($0.id.utf8) }
    var application = try ContractReader(definition).read(document)
    let sent = Dictionary(sample.typed.everyAttachment.map { ($0.id, $0) }) { first, _ in first }
    for file in application.files {
      guard let attachment = sent[String(decoding: file.bytes, as: UTF8.self)] else { throw LostOnTheWay() }
      application.attach(file, as: attachment)
    }
    let reading = form.read(application.typed, today: today)
    guard ContractReader(definition).problems(reading, of: application).isEmpty else { throw LostOnTheWay() }
    return application.typed
  }

  /// One question at a time, in a chat or on the telephone.
  func talk(_ manner: Script.Manner, _ texts: Texts, _ random: inout SeededRandom) throws -> TypedAnswers {
    let script = Script(definition, texts: texts, manner: manner, today: today)
    var picked = random
    defer { random = picked }
    return try Speaker(sample.typed) { Int.random(in: 0..<$0, using: &picked) }.talk(script)
  }

  struct LostOnTheWay: Error {
    let line: Int

    init(line: Int = #line) { self.line = line }
  }
}

/// How pages are filled in.
extension Channels {
  /// A question where it stands among the fields.
  struct Place {
    /// The question of the form, which has the rows where it stands in one.
    let question: String
    let inner: Question
    let name: String

    /// Its own inputs; of rows only the list of their keys.
    var ownInputs: [String] { inner.fields.map { name + $0.dropFirst(inner.id.count) } }

    func inputs(in typed: TypedAnswers) -> [String] { inner.type.isAttached ? [] : ownInputs }
  }

  /// The questions that are shown, those of rows with them.
  func places(in reading: Reading) -> [Place] {
    form.questions.filter { $0.type.isTyped && reading.isShown(question: $0.id) }.flatMap {
      Self.places($0, top: $0.id, at: "", reading)
    }
  }

  private static func places(_ question: Question, top: String, at path: String, _ reading: Reading) -> [Place] {
    let name = path + question.id
    let rows = (reading.rows[question.id] ?? []).flatMap { row -> [Place] in
      let inner = question.type.group?.questions ?? []
      return inner.filter { $0.type.isTyped && row.reading.isShown(question: $0.id) }.flatMap {
        places($0, top: top, at: "\(name).\(row.key).", row.reading)
      }
    }
    return [Place(question: top, inner: question, name: name)] + rows
  }

  /// What a browser sends of these questions: a field that was left empty is sent empty.
  private func fields(_ places: [Place]) -> [String: [String]] {
    let inputs = places.filter { !$0.inner.type.isAttached }.flatMap(\.ownInputs)
    return Dictionary(uniqueKeysWithValues: inputs.map { ($0, sample.typed[$0].isEmpty ? [""] : sample.typed[$0]) })
  }

  private func files(_ places: [Place]) -> [UploadedFile] {
    places.filter(\.inner.type.isAttached).flatMap { place in
      sample.typed.attachments(place.name).map { file in
        UploadedFile(
          field: place.name, originalName: file.name,
          file: StoredFile(
            name: file.id, sha256: file.sha256, bytes: file.byteCount, kind: file.kind == .pdf ? .pdf : .jpeg))
      }
    }
  }

  private func interview(
    _ fields: [String: [String]], _ files: [UploadedFile], _ places: [Place], _ typed: inout TypedAnswers,
    shown: [String]? = nil
  ) {
    var fields = fields
    fields["_shown"] = [(shown ?? places.map(\.question)).joined(separator: ",")]
    fields["_action"] = ["check"]
    typed = InterviewInput(form: SubmittedForm(fields: fields, files: files)).merged(into: typed, of: form).typed
  }

  /// Sends what is shown until nothing changes any more.
  private func settled(_ send: (inout TypedAnswers, [Place]) -> Void) -> TypedAnswers {
    var typed = TypedAnswers()
    for _ in 0...form.questions.count {
      let before = typed
      send(&typed, places(in: form.read(typed, today: today)))
      if typed == before { break }
    }
    return typed
  }
}
