import Kernel
import Storage

/// What a bounded context offers the composition root. One value per context and town.
public protocol Feature: Sendable {
  /// Table prefix, audit prefix, key prefix of its texts and log label, all at once.
  static var name: String { get }
  /// Its words, in every shipped language.
  static var catalogue: TextCatalogue { get }
  static var migrations: [Migration] { get }
  /// Every permission it asks for, so that the staff guide can list them.
  static var permissions: [Permission] { get }
  /// Its places in the officers' area.
  static var navigation: [NavigationLink] { get }
  /// Every column in which it keeps sealed values, so that `tsumugi keys rotate` seals them anew.
  static var sealedColumns: [SealedColumn] { get }
  /// Every column in which it keeps names of sealed files; a file that none of them names is collected.
  static var fileReferences: [FileReference] { get }
  func addRoutes(to routes: inout RouteTable)
}

extension Feature {
  public static var navigation: [NavigationLink] { [] }
  public static var migrations: [Migration] { [] }
  public static var permissions: [Permission] { [] }
  public static var sealedColumns: [SealedColumn] { [] }
  public static var fileReferences: [FileReference] { [] }
}
