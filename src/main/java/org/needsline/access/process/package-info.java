/** Community affairs access in the engine: the ten links, reports of unadmitted work, legacy work. */
@NullMarked
package org.needsline.access.process;

import org.jspecify.annotations.NullMarked;
