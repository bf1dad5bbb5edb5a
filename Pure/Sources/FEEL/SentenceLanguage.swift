/// The language of a sentence that explains a rule or a problem to a person.
///
/// Rules stand on nothing of the portal, so this is not the portal's list of languages: an explanation is for officers
/// and authors of procedures, who need no easy Japanese.
public enum SentenceLanguage: String, Sendable, Hashable, CaseIterable {
  case ja
  case en
}
