@NullMarked
package io.placet.jobs.insight;

import org.jspecify.annotations.NullMarked;
