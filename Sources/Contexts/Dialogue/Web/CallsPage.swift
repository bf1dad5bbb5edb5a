import DesignSystem
import FormSchema
import HTMLKit
import Kernel
import Nihongo
import Ports
import Web

/// A call that has not led to an application yet.
struct WaitingCall: Sendable {
  let application: OpenApplication
  let call: Call
}

struct CallsModel: Sendable {
  let procedures: [PublishedProcedure]
  let today: CivilDate
  /// Somebody waits to be called back, the earliest day first.
  let callBacks: [WaitingCall]
  /// The others, the last changed first.
  let others: [WaitingCall]

  /// - Parameter calls: the officer's own, not yet sent.
  init(procedures: [PublishedProcedure], calls: [WaitingCall], today: CivilDate) {
    (self.procedures, self.today) = (procedures, today)
    let far = { (call: WaitingCall) in call.call.callBackOn?.description ?? "" }
    callBacks = calls.filter { $0.call.callBackOn != nil }.sorted { far($0) < far($1) }
    others = calls.filter { $0.call.callBackOn == nil }
  }
}

/// Who waits to be called back, the calls that are not finished, and every procedure a call can be about.
func callsPage(_ model: CallsModel, guard formGuard: FormGuard, texts: Texts) -> Page {
  Page(texts["dialogue.staff.title"], audience: .staff, width: .wide) { h in
    h.talkStyles()
    h.h1(texts["dialogue.staff.title"])
    h.p(texts["dialogue.staff.lead"])
    h.waitingCalls("call-backs", model.callBacks, model, texts)
    h.waitingCalls("calls", model.others, model, texts)
    h.h2(texts["dialogue.staff.procedures"])
    h.postForm(to: "\(PhoneRoutes.path)/applications", guard: formGuard) { h in
      h.ul(["class": "talk-procedures"]) { h in
        for procedure in model.procedures { h.callable(procedure, texts) }
      }
    }
  }
}

extension HTML {
  fileprivate mutating func callable(_ procedure: PublishedProcedure, _ texts: Texts) {
    let words = procedure.definition.words(in: texts.officerLanguage)
    li(["class": "talk-procedure"]) { h in
      h.div { h in
        h.h3(words.title)
        h.p(["class": "ds-quiet"], words.summary)
      }
      h.buttonGroup { h in
        h.actionButton(
          ActionButton(
            texts["dialogue.staff.begin"], rank: .secondary, name: "procedure", value: procedure.id,
            hiddenSuffix: words.title))
        h.a(["href": PhoneRoutes.scriptPath(procedure.id)]) { h in
          h.text(texts["dialogue.staff.print"])
          h.visuallyHidden(words.title)
        }
      }
    }
  }

  fileprivate mutating func waitingCalls(
    _ id: String, _ calls: [WaitingCall], _ model: CallsModel, _ texts: Texts
  ) {
    guard !calls.isEmpty else { return }
    let title = texts["dialogue.staff.\(id)"], hasDay = id == "call-backs"
    let columns = ["caller", "procedure", "phone", hasDay ? "day" : "changed"]
    h2(title)
    dataTable(
      DataTable(
        id: id, caption: title, isCaptionHidden: true,
        columns: columns.map { .init(texts["dialogue.staff.column.\($0)"]) },
        rows: calls.map { waiting in
          let name = waiting.call.name.isEmpty ? texts["dialogue.staff.unnamed"] : waiting.call.name
          let path = PhoneRoutes.path(waiting.application.id)
          return [
            .content { h in h.a(["href": path]) { h in h.plainText(name) } },
            .text(waiting.application.published.definition.words(in: texts.officerLanguage).title),
            .content { h in h.plainText(waiting.call.phone) },
            .content { h in hasDay ? h.callBackDay(waiting.call, model.today, texts) : h.changed(waiting, texts) },
          ]
        }), texts)
  }

  private mutating func changed(_ waiting: WaitingCall, _ texts: Texts) {
    let moment = waiting.application.changedAt
    text("\(JapaneseDate(moment.dateInJapan).text(in: texts.officerLanguage)) \(moment.timeInJapan)")
  }

  private mutating func callBackDay(_ call: Call, _ today: CivilDate, _ texts: Texts) {
    guard let day = call.callBackOn else { return }
    text(JapaneseDate(day).text(in: texts.officerLanguage) + " ")
    plainText(call.callBackTime)
    guard day <= today else { return }
    text(" ")
    statusTag(
      StatusTag(
        texts[day < today ? "dialogue.staff.call-back.late" : "dialogue.staff.call-back.today"],
        tone: day < today ? .danger : .attention))
  }
}
