/// What a person's post lets them do, given per department (or for the whole town).
public enum Role: String, Sendable, CaseIterable, Codable {
  /// 担当: takes cases, asks for corrections, writes notes.
  case clerk
  /// 決裁者: grants and refuses.
  case decider
  /// 所属管理者: hands over, sees the department's numbers.
  case departmentAdmin = "department-admin"
  /// 全庁管理者: staff accounts, procedures, notices.
  case townAdmin = "town-admin"
  /// 住民情報: looks up the registry of residents and ties accounts to people; nothing else.
  case registrar
  /// システム担当: registers the programs that may apply, gives them tokens and takes them away; nothing else.
  case engineer
  /// 手続き作成: works on the drafts of the department's procedures and proposes them; publishes nothing alone.
  case author
  /// 監査: reads the audit log, changes nothing.
  case auditor
}
