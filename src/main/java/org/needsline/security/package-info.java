/** The outer walls: who gets in by which path, before anything else answers. */
@NullMarked
package org.needsline.security;

import org.jspecify.annotations.NullMarked;
