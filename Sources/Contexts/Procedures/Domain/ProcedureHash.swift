import Crypto
import FormSchema
import Kernel

/// The id of a procedure's content: the same content gives the same id, however it was laid out in files.
public enum ProcedureHash {
  public static func version(of definition: ProcedureDefinition) -> ProcedureVersionID {
    version(of: DefinitionWriter.canonicalBytes(definition))
  }

  static func version(of canonicalBytes: [UInt8]) -> ProcedureVersionID {
    let hex = SHA256.hash(data: canonicalBytes).flatMap { [digit($0 >> 4), digit($0 & 15)] }
    guard let id = ProcedureVersionID(String(decoding: hex, as: UTF8.self)) else {
      preconditionFailure("SHA-256 has 64 hexadecimal digits")
    }
    return id
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
