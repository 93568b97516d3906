/**
 * A key that can sign, wherever it lives: in a key file now, on a token later. The document never goes to it, only the few
 * hundred octets of signed attributes.
 */
export interface Signer {
  readonly certificateDer: Uint8Array;
  /** Certificates above the signer's as the key's owner holds them; a root among them is not put into signatures. */
  readonly chainDer: readonly Uint8Array[];
  readonly keyType: 'rsa' | 'ec';
  /** Signs SHA-256 of `bytes`: PKCS#1 v1.5 for RSA, a DER-encoded ECDSA-Sig-Value for elliptic curves. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  /** Lets go of the key. Signing afterwards throws `signing/key-closed`. */
  dispose(): void;
}
