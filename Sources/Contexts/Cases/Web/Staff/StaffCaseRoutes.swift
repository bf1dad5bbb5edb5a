import Web

/// Everything officers do with cases: the inbox, the case, its steps, its files, the export.
struct StaffCaseRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {
    InboxRoutes(desk: desk).add(to: &routes)
    ExportRoutes(desk: desk).add(to: &routes)
    CaseRoutes(desk: desk).add(to: &routes)
    CaseFileRoutes(desk: desk).add(to: &routes)
    IndividualNumberRoutes(desk: desk).add(to: &routes)
    CorrectionRequestRoutes(desk: desk).add(to: &routes)
    HandoverRoutes(desk: desk).add(to: &routes)
    DecisionRoutes(desk: desk).add(to: &routes)
    RevocationRoutes(desk: desk).add(to: &routes)
    ReissueRoutes(desk: desk).add(to: &routes)
  }
}
