import Kernel
import Ports
import Web

extension Texts {
  /// An officer's name out of `names`, by id; of one whose account has gone, somebody.
  func name(of officer: ID<Officer>?, _ names: [String: String]) -> String {
    officer.flatMap { names[$0.description] } ?? self["builder.staff.somebody"]
  }
}
