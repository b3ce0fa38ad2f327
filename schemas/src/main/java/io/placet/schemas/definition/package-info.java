/** Definitions of segments and scores: their JSON form, and the samples that ship as files. */
@NullMarked
package io.placet.schemas.definition;

import org.jspecify.annotations.NullMarked;
