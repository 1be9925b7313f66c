"""Random units whose data agrees with itself; every figure that is typed twice comes from one draw."""
