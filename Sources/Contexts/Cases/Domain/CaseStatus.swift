/// Where a case stands, as the applicant sees it.
public enum CaseStatus: String, Sendable, CaseIterable, Codable {
  case submitted
  case inReview = "in-review"
  case returned
  case granted
  case refused
  case delivered
  case withdrawn

  /// Every legal step, and no other.
  public static let steps: [CaseStatus: Set<CaseStatus>] = [
    .submitted: [.inReview, .returned, .granted, .refused, .withdrawn],
    .inReview: [.returned, .granted, .refused, .withdrawn],
    .returned: [.inReview, .refused, .withdrawn],
    .granted: [.delivered],
    .refused: [.delivered],
  ]

  /// Work for the town remains, or the applicant can still change something.
  public var isOpen: Bool { Self.open.contains(self) }

  public static let open: [CaseStatus] = [.submitted, .inReview, .returned]
  public static let closed: [CaseStatus] = [.granted, .refused, .delivered, .withdrawn]

  public func may(become next: CaseStatus) -> Bool { Self.steps[self, default: []].contains(next) }
}
