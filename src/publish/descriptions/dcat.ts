import type { Described } from "../description.ts";
import { mediaTypeOf } from "./datapackage.ts";

const inBoth = ({ en, zh }: { en: string; zh: string }) => [
  { "@value": en, "@language": "en" },
  { "@value": zh, "@language": "zh" },
];

/** `dcat.jsonld`: the release as a dataset of a catalogue (W3C DCAT 3), a distribution a file. */
export function describe({ about, version, as_of, files }: Described): Record<string, string> {
  const dataset = {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dcterms: "http://purl.org/dc/terms/",
      spdx: "http://spdx.org/rdf/terms#",
      foaf: "http://xmlns.com/foaf/0.1/",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@type": "dcat:Dataset",
    "dcterms:identifier": `${about.name}-${version}`,
    "dcterms:title": inBoth(about.title),
    "dcat:version": version,
    "dcterms:modified": { "@value": as_of, "@type": "xsd:date" },
    "dcterms:license": { "@id": about.licence.path },
    "dcterms:creator": about.authors.map(({ name }) => ({ "@type": "foaf:Agent", "foaf:name": name })),
    ...(about.homepage ? { "dcat:landingPage": { "@id": about.homepage } } : {}),
    "dcat:distribution": files.map(({ path, bytes, sha256 }) => ({
      "@type": "dcat:Distribution",
      "dcterms:title": path,
      "dcat:downloadURL": { "@id": path },
      "dcat:mediaType": { "@id": `https://www.iana.org/assignments/media-types/${mediaTypeOf(path)}` },
      "dcat:byteSize": { "@value": String(bytes), "@type": "xsd:nonNegativeInteger" },
      "spdx:checksum": {
        "@type": "spdx:Checksum",
        "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
        "spdx:checksumValue": sha256,
      },
    })),
  };
  return { "dcat.jsonld": `${JSON.stringify(dataset, null, 2)}\n` };
}
