/** The library of needs: what each need is, where it stands, who did what when. */
@NullMarked
package org.needsline.need;

import org.jspecify.annotations.NullMarked;
