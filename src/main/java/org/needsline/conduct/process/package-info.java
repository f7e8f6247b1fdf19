/** The path of a conduct report in the engine. */
@NullMarked
package org.needsline.conduct.process;

import org.jspecify.annotations.NullMarked;
