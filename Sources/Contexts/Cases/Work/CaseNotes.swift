import Kernel
import Ports
import Storage

/// Notes of those who took an application down; they need not be allowed to work on the case.
struct CaseNotes: CaseNotePort {
  let desk: CaseDesk

  func note(_ caseID: String, words: String, by actor: AuditActor, in tx: any Transaction) throws {
    guard let id = ID<Case>(caseID) else { throw CasesProblem.notFound }
    let found = try desk.cases.find(id, in: tx)
    try desk.cases.append(.noted, to: found.id, actor: actor.text, words: words, in: tx)
    try desk.note("cases.noted", found.id, by: actor, in: tx)
  }
}
