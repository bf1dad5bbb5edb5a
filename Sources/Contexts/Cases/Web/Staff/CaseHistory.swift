import DesignSystem
import Kernel
import Web

/// Entries of a case's log as officers read them: who, when, what, and the words that went with it.
func caseHistory(_ events: [CaseEvent], _ found: StaffCase, _ texts: Texts) -> Timeline {
  Timeline(
    events.map { event in
      let words = event.words.value
      let values = event.changeWords(found.town, in: texts.officerLanguage, texts)
        .merging(["what": eventDetail(event, found)]) { change, _ in change }
      return Timeline.Event(
        texts["cases.staff.event.\(event.kind.rawValue)", values],
        when: texts.moment(event.at), dateTime: event.at.rfc3339, actor: texts.actor(event.actor, found.names),
        text: words.isEmpty ? nil : words, tone: event.kind.tone)
    })
}

/// The paper that an entry is about: its title, and its number when there may be several of that title.
private func eventDetail(_ event: CaseEvent, _ found: StaffCase) -> String {
  switch event.kind {
  case .documentIssued: return found.documents.first { $0.template == event.detail }?.title ?? event.detail
  case .documentRevoked, .documentReissued:
    let paper = found.documents.first { $0.id.description == event.detail }
    return [paper?.title, paper?.number].compactMap(\.self).joined(separator: " ")
  default: return ""
  }
}

extension CaseEvent.Kind {
  fileprivate var tone: StatusTag.Tone {
    switch self {
    case .submitted, .corrected, .feeChanged, .rerouted: .info
    case .returned, .documentRevoked: .attention
    case .granted, .ready, .delivered: .success
    case .refused: .danger
    case .taken, .handedOver, .noted, .withdrawn, .documentIssued, .documentReissued: .neutral
    }
  }
}
