// Computes every hash, digest and signer in the vectors beside this file, or in another folder, anew, with viem, which
// shares no code with the contracts or the agents. It prints how many it checked in each file; at the first one that
// differs, it fails.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compactSignatureToSignature, hashStruct, hashTypedData, parseCompactSignature, recoverAddress } from "viem";

// typesOf reads a declaration as EIP-712 encodes it: the struct itself, then those that it refers to.
function typesOf(declaration) {
  const structs = [...declaration.matchAll(/(\w+)\(([^)]*)\)/g)];
  if (structs.map((s) => s[0]).join("") !== declaration) throw new Error(`not a type: ${declaration}`);
  const types = {};
  for (const [, name, fields] of structs) {
    types[name] = fields.split(",").map((field) => {
      const [type, name] = field.split(" ");
      return { name, type };
    });
  }
  return { types, primaryType: structs[0][1] };
}

// valueOf reads what the vectors have as text as viem takes it.
function valueOf(types, type, value) {
  if (type.endsWith("]")) return value.map((v) => valueOf(types, type.slice(0, type.lastIndexOf("[")), v));
  if (types[type]) {
    const names = types[type].map((field) => field.name);
    const unknown = Object.keys(value).filter((name) => !names.includes(name));
    if (unknown.length) throw new Error(`${type} has no ${unknown}`);
    return Object.fromEntries(types[type].map((f) => [f.name, valueOf(types, f.type, value[f.name])]));
  }
  if (value === undefined) throw new Error(`a ${type} is missing`);
  if (/^u?int/.test(type)) return BigInt(value);
  if (type === "bool") return value === true || value === "true";
  return value;
}

function same(what, got, want) {
  if (got.toLowerCase() !== want.toLowerCase()) throw new Error(`${what} is ${got}, the contract says ${want}`);
}

const folder = process.argv[2] ?? fileURLToPath(new URL(".", import.meta.url));
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
  const { domain, messages } = JSON.parse(readFileSync(join(folder, file)));
  if (!messages?.length) throw new Error(`${file} has no messages`);
  for (const [i, m] of messages.entries()) {
    const what = `${file}, message ${i}`;
    const { types, primaryType } = typesOf(m.type);
    const message = valueOf(types, primaryType, m.message);
    same(`${what}: the hash`, hashStruct({ data: message, primaryType, types }), m.hash);
    const hash = hashTypedData({ domain: { ...domain, chainId: BigInt(domain.chainId) }, types, primaryType, message });
    same(`${what}: the digest`, hash, m.digest);
    if (m.signature) {
      const short = m.signature.length === 2 + 2 * 64;
      const signature = short ? compactSignatureToSignature(parseCompactSignature(m.signature)) : m.signature;
      same(`${what}: the signer`, await recoverAddress({ hash, signature }), m.signer);
    }
  }
  console.log(`${file} ${messages.length}`);
}
