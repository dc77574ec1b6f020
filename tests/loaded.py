"""Imported by the process that the workers of the tests are forked from: the pipeline is loaded in each of them."""

import claimx
import claimx.corpus.shards
import claimx.document

claimx.extract("Es kamen 300 Menschen, sagte Ute Krämer.", pipeline="bundled")
