import Web

/// The officers' side of cases.
struct StaffCaseRoutes: Sendable {
  let desk: CaseDesk

  func add(to routes: inout RouteTable) {}
}
