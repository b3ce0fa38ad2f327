@NullMarked
package io.placet.dashboards;

import org.jspecify.annotations.NullMarked;
