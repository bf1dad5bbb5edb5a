import FormContract
import FormSchema
import Kernel
import Nihongo
import Ports
import Web

/// Says what has to be mended in what a program sent for a procedure: at its place, in the caller's language.
struct Mending: Sendable {
  let published: PublishedProcedure
  let files: SealedFiles
  let texts: Texts

  /// The form takes files of this size, and so does a program's application.
  static let mostFileBytes = FormLimits.attachments.bytesPerFile

  var reader: ContractReader { ContractReader(published.definition) }
  private var words: ProcedureWords { published.definition.words(in: texts.language) }

  /// Runs a reading of a document.
  /// - Throws: ``CallProblem`` with everything that has another shape.
  func read<Document>(_ read: () throws(ContractProblems) -> Document) throws(CallProblem) -> Document {
    do throws(ContractProblems) {
      return try read()
    } catch {
      throw refusal(error.problems)
    }
  }

  /// Puts the references of the files where the form looks for them. Nothing is stored.
  /// - Throws: ``CallProblem`` with those that no question takes.
  func attach(to application: inout ContractApplication) throws(CallProblem) {
    var refused: [CallProblem.Fault] = []
    var known: Set<String> = []
    for (number, file) in application.files.enumerated() {
      let stored = files.described(file.bytes)
      let arrived = ArrivedFile(
        field: file.field, id: stored.name, name: file.name, byteCount: stored.bytes,
        mediaType: stored.kind.mediaType, sha256: stored.sha256)
      if stored.bytes > Self.mostFileBytes {
        refused.append(fault(file.pointer, "file-too-large", ["megabytes": "\(Self.mostFileBytes / 1_000_000)"]))
      } else if let attachment = arrived.attachment(number: number + 1), file.accept.contains(attachment.kind) {
        // The same file twice at one question is one.
        if known.insert("\(file.field)|\(stored.name)").inserted { application.attach(file, as: attachment) }
      } else {
        refused.append(fault(file.pointer, "wrong-file-kind"))
      }
    }
    guard refused.isEmpty else { throw CallProblem(ClientsProblem.answersRefused, errors: refused) }
  }

  private func fault(_ pointer: String, _ code: String, _ values: [String: String] = [:]) -> CallProblem.Fault {
    CallProblem.Fault(pointer: pointer, code: code, detail: texts["clients.fault.\(code)", values])
  }

  /// What is no JSON at all is a request nobody can read; everything else is an answer to be mended.
  func refusal(_ problems: [ContractProblem]) -> CallProblem {
    let isUnreadable = problems.contains { problem in
      if case .shape(.notJSON) = problem.reason { true } else { false }
    }
    let faults = problems.map { problem in
      switch problem.reason {
      case .shape(let shape): CallProblem.Fault(shape, at: problem.pointer, in: texts.language)
      case .answer(let answer):
        CallProblem.Fault(
          pointer: problem.pointer, code: problem.code,
          detail: answer.sentence(in: published.definition.form, words: words, texts: texts))
      }
    }
    return CallProblem(isUnreadable ? ClientsProblem.bodyUnreadable : .answersRefused, errors: faults)
  }

  /// Answers that nobody asked to put right became different.
  func notMarked(_ questions: [String]) -> CallProblem {
    CallProblem(
      ClientsProblem.answersRefused,
      errors: questions.map { fault(ContractReader.pointer(to: $0), "not-marked") })
  }

  func notEligible(_ eligibility: Determination.Eligibility) -> CallProblem {
    CallProblem(ClientsProblem.notEligible, detail: eligibility.reason.flatMap(words.reason))
  }
}
